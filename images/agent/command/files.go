package command

import (
	"errors"
	"os"

	"boulderk8s.io/agent/files"
	"boulderk8s.io/agent/python"
)

func own(args []string) int {
	if len(args) != 4 {
		return misuse("usage: agent own PATH UID GID MODE")
	}
	return outcome("own", files.Own(args[0], args[1], args[2], args[3]))
}

func write(args []string) int {
	text, said := os.LookupEnv("CONTENT")
	if len(args) != 4 || !said {
		return misuse("usage: CONTENT=TEXT agent write PATH UID GID MODE")
	}
	return outcome("write", files.Write(args[0], args[1], args[2], args[3], text))
}

func install(args []string) int {
	if len(args) != 1 {
		return misuse("usage: agent install DIR")
	}
	return outcome("install", errors.Join(files.Install(args[0]), python.Install(args[0])))
}

func remove(args []string) int {
	if len(args) == 0 {
		return misuse("usage: agent remove PATH...")
	}
	var all error
	for _, path := range args {
		all = errors.Join(all, files.Remove(path))
	}
	return outcome("remove", all)
}
