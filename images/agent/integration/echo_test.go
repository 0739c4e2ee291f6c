package integration

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"time"
)

// ping sends one ICMP echo request, and checks that the answer comes from the address that was called.
func (p *pod) ping(address string) (err error) {
	inside(p.t, p.namespace, func() {
		var socket net.PacketConn
		if socket, err = net.ListenPacket("ip4:icmp", "0.0.0.0"); err != nil {
			return
		}
		defer socket.Close()
		request := []byte{8, 0, 0, 0, 0x12, 0x34, 0, 1, 'h', 'i'}
		var sum uint32
		for i := 0; i < len(request); i += 2 {
			sum += uint32(request[i])<<8 | uint32(request[i+1])
		}
		sum = ^(sum>>16 + sum&0xffff)
		request[2], request[3] = byte(sum>>8), byte(sum)
		socket.SetDeadline(time.Now().Add(time.Second))
		if _, err = socket.WriteTo(request, &net.IPAddr{IP: net.ParseIP(address)}); err != nil {
			return
		}
		answer := make([]byte, 200)
		for err == nil {
			var n int
			var from net.Addr
			if n, from, err = socket.ReadFrom(answer); err == nil && n == len(request) && answer[0] == 0 {
				if from.String() != address {
					err = fmt.Errorf("the answer is from %s", from)
				}
				return
			}
		}
	})
	return err
}

func isRefused(err error) bool { return errors.Is(err, syscall.ECONNREFUSED) }

// knowsAll says which of the others the agent has not heard of yet; of those that it has nothing to do with, it never says a word.
func (p *pod) knowsAll(others ...*pod) error {
	for _, other := range others {
		if other != p && sharesNetwork(p, other) && !strings.Contains(p.log.text(), other.ip) {
			return fmt.Errorf("%s is not known, log:\n%s", other.name, p.log.text())
		}
	}
	return nil
}

func sharesNetwork(a, b *pod) bool {
	for _, key := range []string{"bouldernet", "publicnet", "publicnet2", "backnet"} {
		if quoted := `"` + key + `":`; strings.Contains(a.endpoint, quoted) && strings.Contains(b.endpoint, quoted) {
			return true
		}
	}
	return false
}
