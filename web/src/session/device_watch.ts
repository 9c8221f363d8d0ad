/** Tells the studio what the browser says of the devices: plugged in, pulled out, allowed. */
import type { Kind } from "../media/devices";
import type { Studio } from "./studio";

/** Not every browser offers these, and not every one of those that do can be asked of cameras and microphones. */
export interface Sources {
  readonly mediaDevices?: Pick<MediaDevices, "addEventListener"> | undefined;
  readonly permissions?: { query(asked: { name: PermissionName }): Promise<PermissionStatus> } | undefined;
}

export function watchDevices(
  studio: Pick<Studio, "devicesChanged" | "permitted">,
  { mediaDevices, permissions }: Sources,
): void {
  mediaDevices?.addEventListener("devicechange", () => void studio.devicesChanged());
  for (const kind of ["microphone", "camera"] as const) void watchPermission(studio, permissions, kind);
}

async function watchPermission(
  studio: Pick<Studio, "permitted">,
  permissions: Sources["permissions"],
  kind: Kind,
): Promise<void> {
  try {
    const status = await permissions?.query({ name: kind as PermissionName });
    status?.addEventListener("change", () => {
      if (status.state === "granted") studio.permitted(kind);
    });
  } catch (error) {
    console.debug("This browser does not tell of permissions", error);
  }
}
