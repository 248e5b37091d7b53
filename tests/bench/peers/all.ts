import { deepstream } from './deepstream.ts';
import { directus } from './directus.ts';
import { mosquitto } from './mosquitto.ts';
import { nats } from './nats.ts';
import { nodeRed } from './node-red.ts';
import type { Peer } from './peer.ts';

/** What our room is compared with: the bare transports first, then the systems. */
export const peers: readonly Peer[] = [nats, mosquitto, deepstream, nodeRed, directus];
