// Package probe says what a container is given, as seen from inside it, without any tool of its image. It is the same program beside
// a container of Docker and one of Kubernetes: in the container's network and process namespaces, not in its file system.
package probe

// Report is all facts of one container. Maps and sorted lists only: two reports can be compared as they are.
type Report struct {
	Process   Process             `json:"process"`
	Hostname  string              `json:"hostname"`
	Addresses []Address           `json:"addresses"`
	Sockets   []string            `json:"sockets"` // "tcp 0.0.0.0:80", "unix /run/x.sock": those that others can call
	Mounts    []Mount             `json:"mounts"`
	Hosts     map[string][]string `json:"hosts"` // /etc/hosts by name, in the order of the file
	Resolver  ResolverFile        `json:"resolver"`
	Names     map[string]Answers  `json:"names"`
	Reverse   map[string]string   `json:"reverse"` // PTR of addresses
	Reach     map[string]Outcome  `json:"reach"`   // by the target's label
}

// Process is the container's own first process: what the image or Compose asked for, not what was started beside it.
type Process struct {
	PID          int               `json:"pid"` // in the container
	Arguments    []string          `json:"arguments"`
	Directory    string            `json:"directory"`
	Environment  map[string]string `json:"environment"`
	UID          string            `json:"uid"` // effective
	GID          string            `json:"gid"`
	Groups       []string          `json:"groups"`
	Umask        string            `json:"umask"`
	NoNewPrivs   string            `json:"noNewPrivs"`
	Seccomp      string            `json:"seccomp"`
	OOMScoreAdj  string            `json:"oomScoreAdj"`
	Capabilities map[string]string `json:"capabilities"` // by set: effective, permitted, ...
	Limits       map[string]string `json:"limits"`       // soft:hard
}

// Address of a link.
type Address struct {
	Link   string `json:"link"`
	Prefix string `json:"prefix"`
	MTU    int    `json:"mtu"`
}

// Mount as the container's process sees it. Size only where it is the mount's own (tmpfs).
type Mount struct {
	Path    string   `json:"path"`
	Type    string   `json:"type"`
	Options []string `json:"options"`
	Owner   string   `json:"owner"`
	Mode    string   `json:"mode"`
	Size    string   `json:"size,omitempty"`
}

// ResolverFile is /etc/resolv.conf.
type ResolverFile struct {
	Nameservers []string `json:"nameservers"`
	Search      []string `json:"search"`
	Options     []string `json:"options"`
}

// Answers to one name: by record type, what the resolver said (code and sorted records; of A by TCP too), and what a program gets
// that looks the name up by files, search list and DNS.
type Answers struct {
	Records map[string]string `json:"records"`
	Lookup  string            `json:"lookup"`
}

// Outcome of calling a target.
type Outcome struct {
	Result string `json:"result"`
	Millis int64  `json:"millis"`
	Local  string `json:"local,omitempty"` // own address of the connection
	Reply  string `json:"reply,omitempty"`
}
