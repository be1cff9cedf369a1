"""Fits BG/NBD on a file of customers with whichever peer Python has, and prints one JSON line.

Usage: python peers.py FILE, with columns x, t_x, T in weeks. Reading the file is not timed.
"""
import csv
import json
import resource
import sys
import time


def columns(path):
    with open(path, newline="") as handle:
        rows = list(csv.DictReader(handle))
    return [[float(row[name]) for row in rows] for name in ("x", "t_x", "T")]


def with_lifetimes(x, t_x, age):
    import lifetimes
    import numpy

    model = lifetimes.BetaGeoFitter(penalizer_coef=0.0)
    started = time.perf_counter()
    model.fit(numpy.array(x), numpy.array(t_x), numpy.array(age))
    seconds = time.perf_counter() - started
    return f"lifetimes {lifetimes.__version__}", seconds, {name: float(model.params_[name]) for name in ("r", "alpha", "a", "b")}


def with_pymc_marketing(x, t_x, age):
    import pandas
    import pymc_marketing
    from pymc_marketing.clv import BetaGeoModel

    data = pandas.DataFrame({"customer_id": range(len(x)), "frequency": x, "recency": t_x, "T": age})
    model = BetaGeoModel(data=data)
    started = time.perf_counter()
    model.fit(method="map")
    seconds = time.perf_counter() - started
    found = model.fit_result.posterior
    return f"pymc-marketing {pymc_marketing.__version__} (MAP)", seconds, {name: float(found[name].mean()) for name in ("r", "alpha", "a", "b")}


def main():
    given = columns(sys.argv[1])
    for fit in (with_lifetimes, with_pymc_marketing):
        try:
            name, seconds, parameters = fit(*given)
        except ImportError:
            continue
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"peer": name, "seconds": seconds, "parameters": parameters, "peakMegabytes": peak}))
        return
    print(json.dumps({"peer": None}))


main()
