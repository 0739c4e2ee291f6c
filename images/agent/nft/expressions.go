package nft

import (
	"net"
	"net/netip"

	"github.com/google/nftables"
	"github.com/google/nftables/binaryutil"
	"github.com/google/nftables/expr"
	"golang.org/x/sys/unix"

	"boulderk8s.io/agent/rules"
)

// Places in the IPv4 header.
const (
	trafficClass  = 1
	checksum      = 10
	sourceAddress = 12
	destination   = 16
)

// expressions of a rule; set has its sockets, where there are any.
func expressions(r rules.Rule, set *nftables.Set) (all []expr.Any) {
	if r.NotLocal {
		all = append(all, &expr.Meta{Key: expr.MetaKeyOIFNAME, Register: 1}, differs([]byte("lo\x00")))
	}
	if r.From.IsValid() {
		all = append(all, load(sourceAddress, 4), equals(r.From.AsSlice()))
	}
	if r.To.IsValid() {
		all = append(all, load(destination, 4), equals(r.To.AsSlice()))
	}
	if r.Within.IsValid() {
		all = append(all, load(destination, 4), mask(net.CIDRMask(r.Within.Bits(), 32), []byte{0, 0, 0, 0}), equals(r.Within.Addr().AsSlice()))
	}
	if r.DSCP != 0 {
		all = append(all, load(trafficClass, 1), mask([]byte{0xfc}, []byte{0}), equals([]byte{r.DSCP << 2}))
	}
	if r.UDP != 0 {
		all = append(all, port(unix.IPPROTO_UDP, r.UDP)...)
	}
	if r.TCP != 0 {
		all = append(all, port(unix.IPPROTO_TCP, r.TCP)...)
	}
	if r.Anywhere {
		all = append(all, protocol(unix.IPPROTO_UDP)...)
		all = append(all, &expr.Socket{Key: expr.SocketKeyWildcard, Register: 1}, equals([]byte{1}))
	}
	if r.AnyTCP || r.Midway {
		all = append(all, protocol(unix.IPPROTO_TCP)...)
	}
	if r.Midway {
		all = append(all, &expr.Payload{DestRegister: 1, Base: expr.PayloadBaseTransportHeader, Offset: 13, Len: 1}, mask([]byte{syn}, []byte{0}), equals([]byte{0}))
	}
	if r.New {
		all = append(all, &expr.Ct{Key: expr.CtKeySTATE, Register: 1},
			mask(binaryutil.NativeEndian.PutUint32(expr.CtStateBitNEW), make([]byte, 4)), differs(make([]byte, 4)))
	}
	if r.OneOf != 0 {
		all = append(all, &expr.Numgen{Register: 1, Modulus: r.OneOf, Type: unix.NFT_NG_RANDOM}, equals(make([]byte, 4)))
	}
	if set != nil {
		all = append(all, lookup(set)...)
	}
	if r.Accept {
		all = append(all, &expr.Verdict{Kind: expr.VerdictAccept})
	}
	if r.Drop {
		all = append(all, &expr.Verdict{Kind: expr.VerdictDrop})
	}
	if r.SetDSCP != nil {
		all = append(all, setDSCP(*r.SetDSCP)...)
	}
	if r.Reject {
		all = append(all, &expr.Reject{Type: unix.NFT_REJECT_ICMP_UNREACH, Code: hostUnreachable})
	}
	if r.NoRoute {
		all = append(all, &expr.Reject{Type: unix.NFT_REJECT_ICMP_UNREACH, Code: netUnreachable})
	}
	if r.Reset {
		all = append(all, &expr.Reject{Type: unix.NFT_REJECT_TCP_RST})
	}
	if r.Translate.IsValid() {
		all = append(all, translate(r.Chain, r.Translate)...)
	}
	return all
}

// ICMP codes: connect() says "network is unreachable", "no route to host"
const (
	netUnreachable  = 0
	hostUnreachable = 1
)

// syn is the flag of a TCP header that opens a connection.
const syn = 0x02

// setDSCP keeps the two ECN bits. Two bytes are written because the checksum is of 16-bit words.
func setDSCP(dscp uint8) []expr.Any {
	return []expr.Any{
		load(0, 2),
		mask([]byte{0xff, 0x03}, []byte{0, dscp << 2}),
		&expr.Payload{OperationType: expr.PayloadWrite, SourceRegister: 1, Base: expr.PayloadBaseNetworkHeader,
			Offset: 0, Len: 2, CsumType: expr.CsumTypeInet, CsumOffset: checksum},
	}
}

func translate(chain rules.Chain, to netip.AddrPort) []expr.Any {
	nat := &expr.NAT{Type: expr.NATTypeDestNAT, Family: unix.NFPROTO_IPV4, RegAddrMin: 1}
	if chain == rules.Leave || chain == rules.In {
		nat.Type = expr.NATTypeSourceNAT
	}
	address := &expr.Immediate{Register: 1, Data: to.Addr().AsSlice()}
	if to.Port() == 0 {
		return []expr.Any{address, nat}
	}
	nat.RegProtoMin = 2
	return []expr.Any{address, &expr.Immediate{Register: 2, Data: binaryutil.BigEndian.PutUint16(to.Port())}, nat}
}

func protocol(number byte) []expr.Any {
	return []expr.Any{&expr.Meta{Key: expr.MetaKeyL4PROTO, Register: 1}, equals([]byte{number})}
}

func port(of byte, number uint16) []expr.Any {
	return append(protocol(of), &expr.Payload{DestRegister: 1, Base: expr.PayloadBaseTransportHeader, Offset: 2, Len: 2},
		equals(binaryutil.BigEndian.PutUint16(number)))
}

func load(offset, length uint32) expr.Any {
	return &expr.Payload{DestRegister: 1, Base: expr.PayloadBaseNetworkHeader, Offset: offset, Len: length}
}

func mask(keep, flip []byte) expr.Any {
	return &expr.Bitwise{SourceRegister: 1, DestRegister: 1, Len: uint32(len(keep)), Mask: keep, Xor: flip}
}

func equals(data []byte) expr.Any { return &expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: data} }

func differs(data []byte) expr.Any { return &expr.Cmp{Op: expr.CmpOpNeq, Register: 1, Data: data} }
