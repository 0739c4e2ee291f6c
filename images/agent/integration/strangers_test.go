package integration

import (
	"fmt"
	"testing"
)

// Addresses of pods are given again; the agent that silenced one may be another by then.
func TestAPeerWithTheAddressOfAFormerStrangerIsReached(t *testing.T) {
	_, consul, db, stranger := boulder(t)
	stranger.serveTCP("0.0.0.0:80")
	db.mustNotReach(t, stranger.ip+":80")
	reaches := func(p *pod) func() error {
		return func() error {
			if got, err := p.ask("tcp", "", stranger.ip+":80"); err != nil {
				return fmt.Errorf("%q, %w", got, err)
			}
			return nil
		}
	}

	consul.kill()
	stranger.kill()
	stranger.endpoint = endpointOf("peer", map[string]network{"bouldernet": {subnets: bouldernet}})
	stranger.up()
	consul.start()
	consul.ready()

	eventually(t, "the peer, for an agent that saw it change", reaches(db))
	eventually(t, "the peer, for an agent that is new", reaches(consul))
}
