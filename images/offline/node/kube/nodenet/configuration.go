package nodenet

import "fmt"

// ptp gives the pod its link and address, nodenet holds it back until its policies are in force, portmap opens host ports last.
const configuration = `{
  "cniVersion": "1.0.0", "name": "nodenet", "plugins": [
    {"type": "ptp", "ipMasq": false, "mtu": 1500, "ipam": {
      "type": "host-local", "dataDir": "/run/cni-ipam-state", "routes": [{"dst": "0.0.0.0/0"}], "ranges": [[{"subnet": "%s"}]]}},
    {"type": "nodenet"},
    {"type": "portmap", "capabilities": {"portMappings": true}}]
}
`

func writeConfiguration(podCIDR string) error {
	return replaceFile("/etc/cni/net.d/10-nodenet.conflist", fmt.Sprintf(configuration, podCIDR))
}
