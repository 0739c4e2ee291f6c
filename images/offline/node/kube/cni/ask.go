package main

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"boulderk8s.io/node/kube/nodenet/attached"
)

// ask waits, at most that long, for the agent to bring the rules in line with the record of this container.
func ask(container string, patience time.Duration) error {
	deadline := time.Now().Add(patience)
	for {
		answer, err := askOnce(container, deadline)
		switch {
		case err == nil && answer == attached.OK:
			return nil
		case err == nil:
			return errors.New(answer)
		case time.Now().After(deadline):
			return fmt.Errorf("no answer of the agent (pod nodenet of this node, namespace kube-system) within %s: %w", patience, err)
		}
		time.Sleep(50 * time.Millisecond) // the agent is starting
	}
}

func askOnce(container string, deadline time.Time) (string, error) {
	connection, err := net.DialTimeout("unix", attached.Socket, time.Second)
	if err != nil {
		return "", err
	}
	defer connection.Close()
	if err := connection.SetDeadline(deadline.Add(time.Second)); err != nil {
		return "", err
	}
	if _, err := fmt.Fprintln(connection, container); err != nil {
		return "", err
	}
	answer, err := bufio.NewReader(connection).ReadString('\n')
	return strings.TrimSpace(answer), err
}
