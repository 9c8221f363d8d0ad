"""The facilitator's instruments, each a small pure module on the kernel of `rooms`."""
