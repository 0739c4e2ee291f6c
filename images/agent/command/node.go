package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"syscall"

	"boulderk8s.io/agent/files"
	"boulderk8s.io/agent/node"
	"boulderk8s.io/agent/store"
)

// notFound is what shells say of a program that is not there.
const notFound = 127

func idle([]string) int {
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, syscall.SIGINT)
	<-end
	return 0
}

func onNode(args []string) int {
	if len(args) == 0 {
		return misuse("usage: agent on-node PROGRAM ARGS...")
	}
	err := node.Exec(args)
	fmt.Fprintf(os.Stderr, "agent on-node: %v\n", err)
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return notFound
	}
	return failed
}

const storeUsage = `usage: agent store offer DIR ID BYTES    (manifest on stdin; says what is missing)
       agent store receive DIR BYTES     (tar stream on stdin)
       agent store tree DIR ID           (says where it is)
       agent store remove DIR`

func keep(args []string) int {
	words := map[string]int{"offer": 4, "receive": 3, "tree": 3, "remove": 2}
	if len(args) == 0 || words[args[0]] != len(args) {
		return misuse(storeUsage)
	}
	if args[0] == "remove" {
		return outcome("store remove", files.Remove(args[1]))
	}
	bytes, err := strconv.ParseInt(args[len(args)-1], 10, 64)
	if err != nil && args[0] != "tree" {
		return misuse(storeUsage)
	}
	s, err := store.Open(args[1])
	if err != nil {
		return outcome("store", err)
	}
	defer s.Close()
	// not until its end: through an API server stdin may have none
	in := io.LimitReader(os.Stdin, bytes)
	switch args[0] {
	case "offer":
		err = offer(s, args[2], in)
	case "receive":
		err = receive(s, in)
	case "tree":
		var at string
		if at, err = s.Tree(args[2]); err == nil {
			fmt.Println(at)
		}
	}
	return outcome("store "+args[0], err)
}

func offer(s *store.Store, id string, in io.Reader) error {
	manifest, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	answer, err := s.Offer(id, manifest)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintln(out, answer.Free)
	fmt.Fprintln(out, answer.Whole)
	for _, content := range answer.Missing {
		fmt.Fprintln(out, content)
	}
	return out.Flush()
}

func receive(s *store.Store, in io.Reader) error {
	count, err := s.Receive(in)
	if err == nil {
		fmt.Println(count)
	}
	return err
}
