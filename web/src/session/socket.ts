/** Socket.IO with msgpack packets, set up as the server speaks it. */
import { io } from "socket.io-client";
import * as parser from "socket.io-msgpack-parser";
import type { Auth } from "../protocol";
import { FIRST_RETRY_MS, LAST_RETRY_MS, type SocketLike } from "./connection";

/** A socket that is not connected yet; `auth` is asked anew for every attempt. */
export function socket(auth: () => Auth): SocketLike {
  return io({
    autoConnect: false,
    auth: (give) => give(auth()),
    parser,
    // WebSocket first: one round trip, and a drop is seen at once. Long polling remains for networks that forbid it.
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: FIRST_RETRY_MS,
    reconnectionDelayMax: LAST_RETRY_MS,
    randomizationFactor: 0.5,
    timeout: 4_000,
  }) as unknown as SocketLike;
}
