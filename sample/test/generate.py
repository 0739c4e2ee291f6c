#!/usr/bin/env python3
"""Writes what follows from test/startservers.py and test/configs: Consul's services and the configs of both generations.
Prints the files that were not as they should be."""
import json
import os

os.environ.setdefault("BOULDER_CONFIG_DIR", "test/config")
import configs
import consul_services
from startservers import SERVICES


def contents():
    """{path: text} of every generated file."""
    made = {"test/consul/config.hcl": consul_services.text(SERVICES)}
    for generation in configs.GENERATIONS:
        for name, content in configs.files(generation).items():
            made[f"{generation.folder}/{name}"] = json.dumps(content, indent=4) + "\n"
    return made


for path, text in contents().items():
    try:
        with open(path) as file:
            before = file.read()
    except FileNotFoundError:
        before = ""
    if before != text:
        print(path, "was not what test/generate.py makes")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
