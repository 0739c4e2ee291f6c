package syslog

import (
	"errors"
	"fmt"
	"net"
)

// Places are where Go's log/syslog looks for a daemon.
var Places = []string{"/dev/log", "/var/run/syslog", "/var/run/log"}

// Sender passes messages to the daemon at the first place where there is one.
type Sender struct {
	Places []string
	daemon net.Conn
}

// Send tries again where the daemon is another one than before.
func (s *Sender) Send(message string) error {
	if s.daemon != nil {
		if _, err := s.daemon.Write([]byte(message)); err == nil {
			return nil
		}
		s.daemon.Close()
		s.daemon = nil
	}
	var problems []error
	for _, place := range s.Places {
		daemon, err := net.Dial("unixgram", place)
		if err == nil {
			if _, err = daemon.Write([]byte(message)); err == nil {
				s.daemon = daemon
				return nil
			}
			daemon.Close()
		}
		problems = append(problems, err)
	}
	return fmt.Errorf("no syslog daemon: %w", errors.Join(problems...))
}
