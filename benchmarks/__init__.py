"""How fast newsparse is, beside what a user would write without it: `python -m benchmarks`, from the checkout.

`measure` knows how two things are compared fairly, `workloads` and `hostile` what is read, `peers` who reads it, and
`tables` puts the questions. `__main__` prints the answers, or writes them into `docs/benchmarks.md`.

Only ratios are given. Seconds would describe the machine; a ratio of two measurements that were taken in turns, in one
process, describes the programs, and hardly changes when the machine is busy.
"""
