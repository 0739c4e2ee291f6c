#!/usr/bin/env python3
"""Looks over the checkout's sources: every Python file compiles, names no import that it does not use, has no trailing
blanks; every shell script parses; every JSON config is formatted with four blanks. Prints what is wrong."""
import ast
import glob
import json
import subprocess
import sys

wrong = []


def python(path, source):
    try:
        tree = ast.parse(source, path)
    except SyntaxError as error:
        wrong.append(f"{path}:{error.lineno}: {error.msg}")
        return
    imported = {(alias.asname or alias.name).split(".")[0]: node.lineno
                for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    wrong.extend(f"{path}:{line}: {name} is imported but not used" for name, line in imported.items() if name not in used)


def shell(path, _):
    done = subprocess.run(["bash", "-n", path], capture_output=True, text=True)
    wrong.extend(done.stderr.splitlines())


def config(path, source):
    try:
        formatted = json.dumps(json.loads(source), indent=4) + "\n"
    except json.JSONDecodeError as error:
        wrong.append(f"{path}:{error.lineno}: no JSON: {error.msg}")
        return
    if source != formatted:
        wrong.append(f"{path}: not formatted as json.dumps(..., indent=4) does")


for pattern, look in {"**/*.py": python, "**/*.sh": shell, "test/config*/*.json": config}.items():
    for path in sorted(glob.glob(pattern, recursive=True)):
        with open(path) as file:
            source = file.read()
        look(path, source)
        wrong.extend(f"{path}:{number}: blanks at the end of the line"
                     for number, line in enumerate(source.splitlines(), 1) if line != line.rstrip())
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
