package main

import (
	"net"
	"net/netip"
	"time"
)

var datagrams *net.UDPConn

// listen receives on both protocols, and once on ::1, which a pod must have.
func listen() {
	var err error
	datagrams, err = net.ListenUDP("udp4", &net.UDPAddr{Port: port})
	fail(err)
	connections, err := net.ListenTCP("tcp4", &net.TCPAddr{Port: port})
	fail(err)
	_, err = net.Listen("tcp6", "[::1]:7777")
	fail(err)
	go func() {
		buffer := make([]byte, 16)
		for {
			_, peer, err := datagrams.ReadFromUDP(buffer)
			if err == nil {
				say("received", peer)
			}
		}
	}()
	go func() {
		for {
			connection, err := connections.Accept()
			fail(err)
			say("received", connection.RemoteAddr())
			connection.Close()
		}
	}()
}

func sendTo(target netip.AddrPort) {
	for ; ; time.Sleep(time.Millisecond) {
		tries.Add(1)
		_, _ = datagrams.WriteToUDPAddrPort([]byte("probe"), target)
	}
}

// sendAll meets new pods: it sends to addresses before anybody has them.
func sendAll(networks []string) {
	for ; ; time.Sleep(50 * time.Millisecond) {
		for _, network := range networks {
			prefix := netip.MustParsePrefix(network)
			for address := prefix.Addr().Next().Next(); prefix.Contains(address); address = address.Next() {
				tries.Add(1)
				_, _ = datagrams.WriteToUDPAddrPort([]byte("probe"), netip.AddrPortFrom(address, port))
			}
		}
	}
}
