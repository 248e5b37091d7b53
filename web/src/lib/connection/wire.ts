import type { Board } from '#shared/fold/board.ts';
import type { LineEvents } from './line-events.ts';
import { Line } from './line.ts';

/** What a desk needs of a line: one to the server, or in the gallery one to a room that stands still. */
export type Wire = Pick<Line, 'differences' | 'send' | 'tellPresence' | 'close'>;
export type Connect = (board: Board, events: LineEvents) => Wire;

/** The room's records, as far as they are this desk's. */
export const toServer: Connect = (board, events) => new Line('records', board, events);
