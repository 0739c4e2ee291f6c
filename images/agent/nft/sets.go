package nft

import (
	"github.com/google/nftables"
	"github.com/google/nftables/binaryutil"
	"github.com/google/nftables/expr"
	"golang.org/x/sys/unix"

	"boulderk8s.io/agent/rules"
)

// Registers of four bytes; together they are what the set is asked for, and the first has its answer.
const (
	keyAddress = unix.NFT_REG32_00
	keyPort    = unix.NFT_REG32_00 + 1
)

// addSet makes the sockets of a rule a set of the kernel's, or a map to their pods: however many there are, they cost one look-up.
// It has no name, so it goes with its rule.
func addSet(connection *nftables.Conn, table *nftables.Table, rule rules.Rule) (*nftables.Set, error) {
	if len(rule.Sockets) == 0 {
		return nil, nil
	}
	key, err := nftables.ConcatSetType(nftables.TypeIPAddr, nftables.TypeInetService)
	if err != nil {
		return nil, err
	}
	set := &nftables.Set{Table: table, Anonymous: true, Constant: true, Concatenation: true, KeyType: key}
	if !rule.Accept {
		set.IsMap, set.DataType = true, nftables.TypeIPAddr
	}
	var elements []nftables.SetElement
	for _, lead := range rule.Sockets {
		element := nftables.SetElement{Key: append(append(lead.At.Addr().AsSlice(), binaryutil.BigEndian.PutUint16(lead.At.Port())...), 0, 0)}
		if set.IsMap {
			element.Val = lead.Pod.AsSlice()
		}
		elements = append(elements, element)
	}
	return set, connection.AddSet(set, elements)
}

// lookup in a map is followed by the translation to what it says.
func lookup(set *nftables.Set) []expr.Any {
	all := append(protocol(unix.IPPROTO_TCP),
		&expr.Payload{DestRegister: keyAddress, Base: expr.PayloadBaseNetworkHeader, Offset: destination, Len: 4},
		&expr.Payload{DestRegister: keyPort, Base: expr.PayloadBaseTransportHeader, Offset: 2, Len: 2},
		&expr.Lookup{SourceRegister: keyAddress, DestRegister: keyAddress, IsDestRegSet: set.IsMap, SetName: set.Name, SetID: set.ID})
	if set.IsMap {
		all = append(all, &expr.NAT{Type: expr.NATTypeDestNAT, Family: unix.NFPROTO_IPV4, RegAddrMin: keyAddress})
	}
	return all
}
