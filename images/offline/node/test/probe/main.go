// Command probe sends and receives from its first instruction, and says once for each peer when something got through. Its datagrams
// leave from the port it listens on, so that a pod with the same address as one before it has the same flows, too.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const port = 7777

var (
	begin = time.Now()
	said  sync.Map
	tries atomic.Int64
)

// say prints an event and the milliseconds since the start, the first time it happens.
func say(event string, peer net.Addr) {
	address := peer.String()
	if event == "received" { // the port changes with each connection
		address, _, _ = net.SplitHostPort(address)
	}
	if _, known := said.LoadOrStore(event+peer.Network()+address, true); !known {
		fmt.Printf("%s %s %s after %dms\n", event, peer.Network(), address, time.Since(begin).Milliseconds())
	}
}

func main() {
	to := flag.String("to", "", "HOST:PORT,... to connect and send to")
	sweep := flag.String("sweep", "", "CIDR,... to send a datagram to every address of")
	duration := flag.Duration("for", 0, "stop after this time (0: never)")
	flag.Parse()
	listen()
	for _, target := range list(*to) {
		go connect(target)
	}
	if *sweep != "" {
		go sendAll(list(*sweep))
	}
	if *duration == 0 {
		select {}
	}
	time.Sleep(*duration)
	fmt.Printf("done with %d tries\n", tries.Load())
}

func connect(target string) {
	go sendTo(netip.MustParseAddrPort(target))
	for {
		tries.Add(1)
		if connection, err := net.DialTimeout("tcp4", target, 300*time.Millisecond); err == nil {
			say("connected", connection.RemoteAddr())
			connection.Close()
		}
		time.Sleep(time.Millisecond)
	}
}

func list(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}

func fail(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}
