"""Datagrams in batches: recvmmsg(2) and sendmmsg(2) with UDP segmentation offload, straight into fixed memory.

A wake-up and a system call each cost more than a packet, so both directions move many packets per call, and no Python
object is made for a datagram. `Receiver` reads into numbered slots of one arena; `Sender` takes *runs*: packets that
lie one behind the other in the caller's memory, all of one size but the last, which may be shorter. The kernel cuts a
run into datagrams (UDP_SEGMENT, Linux >= 4.18); where it refuses, the run is sent packet by packet.

Rule that holds: nothing here waits. A full socket buffer drops the rest of the batch and counts it.

Structures are those of <sys/socket.h> on 64-bit Linux, reached through cffi's ABI mode: no compiler needed.
"""

from __future__ import annotations

import errno
import socket
import struct
from typing import Final, Protocol, cast

import cffi

_ffi = cffi.FFI()
_ffi.cdef(
    """
    int recvmmsg(int fd, void *messages, unsigned int count, int flags, void *timeout);
    int sendmmsg(int fd, void *messages, unsigned int count, int flags);
    """
)


class _Libc(Protocol):
    def recvmmsg(self, fd: int, messages: object, count: int, flags: int, timeout: object) -> int: ...
    def sendmmsg(self, fd: int, messages: object, count: int, flags: int) -> int: ...


_libc = cast(_Libc, _ffi.dlopen(None))

_HEADER: Final = 64  # sizeof(struct mmsghdr)
_IOVEC: Final = 16
_NAME: Final = 32  # room for a sockaddr_in6 (28 bytes), aligned
_CONTROL: Final = 32  # one control message: 16 bytes of header, at most 16 of data
_SEGMENT_CONTROL: Final = 24  # CMSG_SPACE(sizeof(uint16_t))

_SO_TIMESTAMPNS: Final = 35
_SO_MEMINFO: Final = 55
_UDP_SEGMENT: Final = 103
_MAX_SEGMENTS: Final = 64  # UDP_MAX_SEGMENTS of the oldest kernels that have it
_MAX_RUN_BYTES: Final = 65_000  # below the 65,507 an IPv4 datagram may carry
_BUFFER_BYTES: Final = 4 << 20

MAX_SEGMENTS: Final = _MAX_SEGMENTS
MAX_RUN_BYTES: Final = _MAX_RUN_BYTES


def open_socket(host: str, port: int) -> socket.socket:
    """A non-blocking UDP socket bound to one exact address, with buffers for bursts and kernel receive times.

    Raises: OSError when the address cannot be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        for option in (socket.SO_RCVBUF, socket.SO_SNDBUF):
            sock.setsockopt(socket.SOL_SOCKET, option, _BUFFER_BYTES)
        sock.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        sock.bind((host, port))
    except OSError:
        sock.close()
        raise
    return sock


def kernel_drops(sock: socket.socket) -> int:
    """How many datagrams the kernel has dropped because this socket's receive buffer was full."""
    return int(struct.unpack("=9I", sock.getsockopt(socket.SOL_SOCKET, _SO_MEMINFO, 36))[8])


def pack_address(host: str, port: int) -> bytes:
    """The raw sockaddr of an address: 16 bytes for IPv4, 28 for IPv6."""
    if ":" in host:
        bare, _, scope = host.partition("%")
        scope_id = socket.if_nametoindex(scope) if scope else 0
        packed = socket.inet_pton(socket.AF_INET6, bare)
        return struct.pack("=H", socket.AF_INET6) + struct.pack("!HI", port, 0) + packed + struct.pack("=I", scope_id)
    return struct.pack("=H", socket.AF_INET) + struct.pack("!H", port) + socket.inet_aton(host) + bytes(8)


def unpack_address(raw: bytes) -> tuple[str, int]:
    """Host and port of a raw sockaddr."""
    (port,) = struct.unpack_from("!H", raw, 2)
    if len(raw) == 16:
        return socket.inet_ntop(socket.AF_INET, raw[4:8]), port
    return socket.inet_ntop(socket.AF_INET6, raw[8:24]), port


class Memory:
    """Zeroed bytes at a fixed address, so that kernel structures can point into them."""

    __slots__ = ("address", "bytes", "pointer")

    def __init__(self, size: int) -> None:
        self.bytes = bytearray(size)
        self.pointer = _ffi.from_buffer("char[]", self.bytes)
        """Keeps the bytearray from being resized, and is what C functions are given."""
        self.address = int(_ffi.cast("uintptr_t", self.pointer))


class Receiver:
    """Reads a socket into `slots` buffers of `size` bytes. What a slot holds is valid until the next `receive`."""

    def __init__(self, sock: socket.socket, slots: int = 128, size: int = 2048) -> None:
        self.slots = slots
        self.size = size
        self._fd = sock.fileno()
        self._data = Memory(slots * size)
        self._names = Memory(slots * _NAME)
        self._controls = Memory(slots * _CONTROL)
        self._iovecs = Memory(slots * _IOVEC)
        self._headers = Memory(slots * _HEADER)
        self._header_words = memoryview(self._headers.bytes).cast("I")
        self._control_words = memoryview(self._controls.bytes).cast("Q")
        self._name_view = memoryview(self._names.bytes)
        self._name_bytes = 28 if sock.family == socket.AF_INET6 else 16
        for slot in range(slots):
            struct.pack_into("=QQ", self._iovecs.bytes, slot * _IOVEC, self._data.address + slot * size, size)
            struct.pack_into(
                "=QQQQQQQ",
                self._headers.bytes,
                slot * _HEADER,
                self._names.address + slot * _NAME,
                self._name_bytes,
                self._iovecs.address + slot * _IOVEC,
                1,
                self._controls.address + slot * _CONTROL,
                _CONTROL,
                0,
            )
        self._messages = _ffi.cast("void *", self._headers.address)
        self.memory = self._data
        self.arena = self._data.bytes
        self.offsets = [slot * size for slot in range(slots)]

    def receive(self) -> int:
        """Read what is there, at most one datagram a slot. Returns how many; 0 when the socket is empty.

        Errors the network reports for earlier sends (ICMP) count as nothing read.
        """
        return max(0, _libc.recvmmsg(self._fd, self._messages, self.slots, socket.MSG_DONTWAIT, _ffi.NULL))

    def length(self, slot: int) -> int:
        """Bytes in the slot's datagram. A datagram longer than the slot is cut to its size."""
        return self._header_words[slot * 16 + 14]

    def address(self, slot: int) -> bytes:
        """The sender's raw sockaddr, usable as a key and with `unpack_address`."""
        start = slot * _NAME
        return self._name_view[start : start + self._name_bytes].tobytes()

    def stamp_ns(self, slot: int) -> int:
        """When the kernel received it: nanoseconds of CLOCK_REALTIME."""
        words = self._control_words
        start = slot * 4 + 2
        return words[start] * 1_000_000_000 + words[start + 1]


class Sender:
    """Collects runs and sends them with as few system calls as there are batches of `slots` runs."""

    def __init__(self, sock: socket.socket, slots: int = 256) -> None:
        self.slots = slots
        self._sock = sock
        self._fd = sock.fileno()
        self._iovecs = Memory(slots * _IOVEC)
        self._controls = Memory(slots * _CONTROL)
        self._headers = Memory(slots * _HEADER)
        self._iovec_words = memoryview(self._iovecs.bytes).cast("Q")
        self._header_words = memoryview(self._headers.bytes).cast("Q")
        self._segment_words = memoryview(self._controls.bytes).cast("H")
        self._name_bytes = 28 if sock.family == socket.AF_INET6 else 16
        for slot in range(slots):
            # struct cmsghdr {size_t len; int level; int type;} and the segment size, a uint16_t
            struct.pack_into("=QiiH", self._controls.bytes, slot * _CONTROL, 18, socket.IPPROTO_UDP, _UDP_SEGMENT, 0)
            struct.pack_into(
                "=QQQQQQQ",
                self._headers.bytes,
                slot * _HEADER,
                0,
                self._name_bytes,
                self._iovecs.address + slot * _IOVEC,
                1,
                self._controls.address + slot * _CONTROL,
                0,
                0,
            )
        self._messages = _ffi.cast("char *", self._headers.address)
        self._memory: list[Memory] = []
        self._starts: list[int] = []
        self._count = 0
        self.dropped = 0
        """Runs dropped because the socket's send buffer was full."""
        self.failed = 0
        """Datagrams the kernel refused (no route, too long)."""

    def add(self, name_address: int, memory: Memory, start: int, length: int, segment: int) -> None:
        """Queue `length` bytes of `memory` from `start` for the sockaddr at `name_address`, cut every `segment` bytes.

        The memory must stay as it is until `flush`. A full batch is flushed at once.
        """
        slot = self._count
        if slot == self.slots:
            self.flush()
            slot = 0
        iovec = slot * 2
        self._iovec_words[iovec] = memory.address + start
        self._iovec_words[iovec + 1] = length
        header = slot * 8
        self._header_words[header] = name_address
        if length > segment:
            self._segment_words[slot * 16 + 8] = segment
            self._header_words[header + 5] = _SEGMENT_CONTROL
        else:
            self._header_words[header + 5] = 0
        self._memory.append(memory)
        self._starts.append(start)
        self._count = slot + 1

    def flush(self) -> None:
        """Send all queued runs, in order."""
        count = self._count
        done = 0
        while done < count:
            sent = _libc.sendmmsg(self._fd, self._messages + done * _HEADER, count - done, socket.MSG_DONTWAIT)
            if sent > 0:
                done += sent
            elif _ffi.errno in (errno.EAGAIN, errno.ENOBUFS):
                self.dropped += count - done
                break
            elif _ffi.errno != errno.EINTR:
                self._send_singly(done)
                done += 1
        self._memory.clear()
        self._starts.clear()
        self._count = 0

    def _send_singly(self, slot: int) -> None:
        """The kernel refused this run: send its packets one by one, count those it refuses again."""
        name = self._header_words[slot * 8]
        address = unpack_address(bytes(_ffi.buffer(_ffi.cast("char *", name), self._name_bytes)))
        length = self._iovec_words[slot * 2 + 1]
        segmented = self._header_words[slot * 8 + 5] != 0
        segment = self._segment_words[slot * 16 + 8] if segmented else length
        start = self._starts[slot]
        view = memoryview(self._memory[slot].bytes)
        for offset in range(start, start + length, segment):
            try:
                self._sock.sendto(view[offset : min(offset + segment, start + length)], address)
            except OSError:
                self.failed += 1
