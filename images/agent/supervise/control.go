package supervise

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"boulderk8s.io/agent/spool"
)

// Answers to what comes too late: the command has ended, with what it has left behind (ErrEnded) or without (ErrEnding).
var (
	ErrEnding = errors.New("the run is ending")
	ErrEnded  = errors.New("the run has ended")
)

// request is one line that came in by the control socket; the answer goes back as one line.
type request struct {
	words    []string
	answer   chan error
	answered chan struct{}
}

func listen(dir spool.Dir) (<-chan request, error) {
	socket, err := net.Listen("unix", dir.Path(spool.Control))
	if err != nil {
		return nil, err
	}
	requests := make(chan request)
	go func() {
		for {
			connection, err := socket.Accept()
			if err != nil {
				return
			}
			go serve(connection, requests)
		}
	}()
	return requests, nil
}

func serve(connection net.Conn, requests chan<- request) {
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(10 * time.Second))
	line, err := bufio.NewReader(connection).ReadString('\n')
	if err != nil {
		return
	}
	r := request{words: strings.Fields(line), answer: make(chan error, 1), answered: make(chan struct{})}
	defer close(r.answered)
	requests <- r
	err = <-r.answer
	connection.SetDeadline(time.Now().Add(10 * time.Second))
	if err != nil {
		fmt.Fprintln(connection, err)
		return
	}
	fmt.Fprintln(connection, "ok")
}

// Ask sends one request to the supervisor of the run in this folder.
func Ask(dir spool.Dir, words ...string) error {
	connection, err := net.Dial("unix", dir.Path(spool.Control))
	if err != nil {
		return fmt.Errorf("no supervisor answers in %s: %w", dir, err)
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(30 * time.Second))
	if _, err := fmt.Fprintln(connection, strings.Join(words, " ")); err != nil {
		return err
	}
	answer, err := io.ReadAll(connection)
	if err != nil {
		return err
	}
	switch text := strings.TrimSpace(string(answer)); text {
	case "ok":
		return nil
	case ErrEnding.Error():
		return ErrEnding
	case ErrEnded.Error():
		return ErrEnded
	default:
		return errors.New(text)
	}
}
