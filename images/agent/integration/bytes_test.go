package integration

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"net"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestBytesArriveAsTheyWereSent(t *testing.T) {
	runner, consul, _, _ := boulder(t)

	t.Run("in bulk, both ways", func(t *testing.T) {
		inside(t, consul.namespace, func() {
			listener, err := net.Listen("tcp4", "10.77.77.10:7")
			if err != nil {
				t.Error(err)
				return
			}
			t.Cleanup(func() { listener.Close() })
			go func() {
				c, err := listener.Accept()
				if err == nil {
					io.Copy(c, c)
					c.Close()
				}
			}()
		})
		c, err := runner.dial("tcp", "", "10.77.77.10:7")
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(60 * time.Second))
		sent := make([]byte, 32<<20)
		rand.Read(sent)
		go func() {
			c.Write(sent)
			c.(*net.TCPConn).CloseWrite()
		}()
		if got, err := io.ReadAll(c); err != nil || !bytes.Equal(got, sent) {
			t.Errorf("%d of %d bytes came back as they were, %v", len(got), len(sent), err)
		}
	})
	t.Run("without our mark, with the sender's own", func(t *testing.T) {
		for own, want := range map[int]byte{0: 0, 0x10: 0, 0x02: 0x02} { // the DSCP is ours on the way, the ECN bits are not
			if got := arrivingTOS(t, runner, consul, own); got != want {
				t.Errorf("sent with 0x%02x, arrived with 0x%02x, not 0x%02x", own, got, want)
			}
		}
	})
}

func arrivingTOS(t *testing.T, from, to *pod, tos int) (got byte) {
	t.Helper()
	inside(t, to.namespace, func() {
		config := net.ListenConfig{Control: func(_, _ string, raw syscall.RawConn) error {
			return raw.Control(func(fd uintptr) { unix.SetsockoptInt(int(fd), unix.SOL_IP, unix.IP_RECVTOS, 1) })
		}}
		socket, err := config.ListenPacket(context.Background(), "udp4", "10.77.77.10:9")
		if err != nil {
			t.Error(err)
			return
		}
		defer socket.Close()
		c, err := from.dial("udp", "", "10.77.77.10:9")
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		raw, _ := c.(*net.UDPConn).SyscallConn()
		raw.Control(func(fd uintptr) { unix.SetsockoptInt(int(fd), unix.SOL_IP, unix.IP_TOS, tos) })
		c.Write([]byte("?"))
		socket.SetReadDeadline(time.Now().Add(5 * time.Second))
		control := make([]byte, 100)
		_, n, _, _, err := socket.(*net.UDPConn).ReadMsgUDP(make([]byte, 10), control)
		messages, parseErr := unix.ParseSocketControlMessage(control[:n])
		if err != nil || parseErr != nil || len(messages) != 1 {
			t.Errorf("%v, %v, %d messages", err, parseErr, len(messages))
			return
		}
		got = messages[0].Data[0]
	})
	return got
}
