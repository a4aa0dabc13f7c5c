import { OSPREY, QUILLFEATHER, SALTMARSH } from './critical-vendors';
import { MORE_VENDORS } from './more-vendor-cast';
import type { Scene } from './scene';
import type { Stage } from './stage';
import { HARROWGATE, NETTLECOMBE } from './standard-vendors';
import { founding, takingOn } from './taking-on.story';
import { VendorDesk } from './vendor-desk';

/** Every story, each as the list of its scenes. */
export function allStories(stage: Stage): Scene[][] {
  const desk = (cast: ConstructorParameters<typeof VendorDesk>[1]) => new VendorDesk(stage, cast);
  return [
    founding(stage),
    takingOn(desk(QUILLFEATHER), 7),
    takingOn(desk(OSPREY), 8),
    takingOn(desk(SALTMARSH), 9),
    takingOn(desk(NETTLECOMBE), 12),
    takingOn(desk(HARROWGATE), 13),
    ...MORE_VENDORS.map((cast, i) => takingOn(desk(cast), 14 + i)),
  ];
}
