package first

import (
	"fmt"
	"math"
	"syscall"
	"time"
)

// End sends process 1 of the container a signal and waits for its end, which is the caller's own. It returns only when that fails.
// The kernel keeps from process 1 what it has no handler for; then the caller is ended with the grace period.
func End(signal syscall.Signal) error {
	if err := syscall.Kill(1, signal); err != nil {
		return fmt.Errorf("signal %d to process 1: %w", signal, err)
	}
	time.Sleep(math.MaxInt64)
	return nil
}
