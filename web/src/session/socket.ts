/** Socket.IO with msgpack packets, set up as the server speaks it. */
import { io } from "socket.io-client";
import * as parser from "socket.io-msgpack-parser";
import type { Auth } from "../protocol";
import type { SocketLike } from "./connection";

/** A socket that is not connected yet; `auth` is asked anew for every attempt. */
export function socket(auth: () => Auth): SocketLike {
  return io({
    autoConnect: false,
    auth: (give) => give(auth()),
    parser,
    // WebSocket first: one round trip, and a drop is seen at once. Long polling remains for networks that forbid it.
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnection: false, // `Connection` does it.
    timeout: 4_000,
  }) as unknown as SocketLike;
}
