#!/usr/bin/env python3
"""Our layout beside the best peer (Tulip's OGDF Fast Multipole Multilevel Embedder), in the same run.

    benches/layout.py BENCH [--program target/release/wallchart] [--python PYTHON] [--sizes 300 3000 ...] [-r 3]

BENCH is a folder with the generator gen.py, the judge quality.py and peer_layout.py. PYTHON is one that has
tulip-python, numpy and scipy (a venv of your own; nothing of it belongs here). Machines are noisy: what counts
is the ratio of CPU seconds in the same run, not the seconds. Quick and fine are each run R times beside as
many runs of the peer, turn about; the median counts. Memory is the peak above that of an input
of one tie; the system counts this script's own size into both, so what lies below it is not seen.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile

PEER = "tulip:Fast Multipole Multilevel Embedder (OGDF)"


def run(command):
    """(CPU seconds, wall seconds) of the layout alone, and the peak memory in MB of the whole."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"failed: {command}")
        out.seek(0)
        core = [line.split() for line in out if line.startswith("CORE ")][-1]
    return float(core[1]), float(core[2]), usage.ru_maxrss / 1024


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("bench")
    a.add_argument("--program", default="target/release/wallchart")
    a.add_argument("--python", default=sys.executable)
    a.add_argument("--sizes", type=int, nargs="+", default=[300, 3000, 10000, 30000, 100000])
    a.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "wallchart-layout"))
    a.add_argument("-r", "--runs", type=int, default=3)
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()
    tool = lambda name: os.path.join(o.bench, name)
    work = os.path.join(o.work, f"seed-{o.seed}")
    os.makedirs(work, exist_ok=True)
    subprocess.run([o.python, tool("gen.py"), "--out", work, "--seed", str(o.seed), "--graphs", *map(str, o.sizes)],
                   check=True, stdout=subprocess.DEVNULL)
    one, ids = os.path.join(work, "one.csv"), os.path.join(work, "one.units.csv")
    with open(one, "w") as f:
        f.write("source,target\n0,1\n")
    with open(ids, "w") as f:
        f.write("id,unit\n0,0\n1,0\n")
    empty = run([o.program, "layout", one, "--units", ids, "-o", os.path.join(work, "one.pos")])[2]
    print("people   layout      CPU s   wall s  CPU:peer   stress      np     sil  overlap   MB")
    for n in o.sizes:
        ties = os.path.join(work, f"soc-{n}.csv")
        units = os.path.join(work, f"soc-{n}.units.csv")
        pos = {name: os.path.join(work, f"{name}-{n}.pos") for name in ("peer", "quick", "fine")}
        ours = [o.program, "layout", ties, "--units", units, "-o"]
        commands = {"peer": [o.python, tool("peer_layout.py"), PEER, ties, pos["peer"]],
                    "quick": [*ours, pos["quick"]], "fine": [*ours, pos["fine"], "--fine"]}
        runs = {name: [] for name in commands}
        for _ in range(o.runs):
            for name, command in commands.items():
                runs[name].append(run(command))
        median = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in runs.items()}
        judged = subprocess.run([o.python, tool("quality.py"), "--graph", ties, "--units", units, "--json",
                                 "--pos", *pos.values()], check=True, capture_output=True, text=True).stdout
        for name, line in zip(pos, judged.splitlines()):
            q, (cpu, wall, mb) = json.loads(line), median[name]
            # The clock behind the peer's figure ticks in hundredths.
            ratio = cpu / max(median["peer"][0], 0.01)
            above = "" if name == "peer" else f"{mb - empty:5.0f}"
            print(f"{n:6}   {name:6} {cpu:10.4f} {wall:8.4f} {ratio:9.2f} {q['stress']:8.4f} {q['np']:7.4f} "
                  f"{q['sil']:7.4f} {q['overlap']:8.4f} {above}", flush=True)


if __name__ == "__main__":
    main()
