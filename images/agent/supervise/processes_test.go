package supervise

import (
	"slices"
	"testing"
)

func TestACircleOfParentsIsLeft(t *testing.T) {
	// 3 and 4 were read at different times: each is the other's parent
	parents := map[int]int{1: 0, 2: 1, 3: 4, 4: 3, 5: 3, 6: 2, 7: 7, 8: 0}
	found := below(1, parents)
	slices.Sort(found)
	if !slices.Equal(found, []int{2, 6}) {
		t.Errorf("below 1: %v", found)
	}
}

func TestALongLineOfParentsIsWalkedToItsTop(t *testing.T) {
	parents := map[int]int{1: 0}
	for pid := 2; pid <= 5000; pid++ {
		parents[pid] = pid - 1
	}
	if found := below(1, parents); len(found) != 4999 {
		t.Errorf("%d of 4999", len(found))
	}
}
