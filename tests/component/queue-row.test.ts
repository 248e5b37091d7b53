import { beforeAll, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import QueueRow from '#lib/desk/QueueRow.svelte';
import { noHolidays } from '#shared/rules/work-calendar.ts';
import { texts } from '#shared/text/text.ts';
import type { Request } from '#shared/model/request.ts';

const request = {
	kind: 'request',
	id: 'request_aaaaaaaaaaaa',
	version: 1,
	changedAt: '2026-01-05T15:00:00.000Z',
	changedCommand: 'request.log',
	changedBy: 'person_a',
	drill: false,
	state: 'received',
	priority: 2,
	restricted: false,
	receivedAt: '2026-01-05T15:00:00.000Z',
	pausedMs: 0,
	pausedWorkMs: 0,
	reference: 'R-AAAAAA',
	title: 'Street light out',
	category: 'lighting',
	channel: 'phone',
	communityArea: 29,
	placeBasis: 'stated',
	deskId: 'city_services',
	taskCount: 0,
	attempts: 0
} satisfies Request;

const usual = {
	index: 0,
	request,
	owner: undefined,
	community: 'N Lawndale',
	others: [],
	selected: false,
	marked: false,
	pending: false,
	cameBack: false,
	calendars: noHolidays,
	belongs: true,
	frozen: false,
	text: texts('en'),
	language: 'en' as const,
	onselect: () => {}
};
// As wide as a desk: on a phone a row is a card and leaves some of this out.
beforeAll(() => page.viewport(1440, 400));

const at = (minutes: number) => Date.parse(request.receivedAt) + minutes * 60_000;

test('a request that is over its time says by how much', async () => {
	await render(QueueRow, { ...usual, nowMs: at(42) });

	await expect.element(page.getByText('+12 min')).toBeVisible();
	await expect.element(page.getByText('needs owner')).toBeVisible();
});

test('a request in the last fifth of its time says how long is left', async () => {
	await render(QueueRow, { ...usual, nowMs: at(26) });

	await expect.element(page.getByText('4 min left')).toBeVisible();
});

test('a row can be chosen with the mouse and says that it is chosen', async () => {
	const onselect = vi.fn();
	const screen = await render(QueueRow, { ...usual, nowMs: at(1), onselect });

	await page.getByRole('row').click();
	await screen.rerender({ ...usual, nowMs: at(1), onselect, selected: true });

	expect(onselect).toHaveBeenCalledOnce();
	await expect.element(page.getByRole('row', { selected: true })).toBeVisible();
});

test('a restricted request has no title to show, and says so with one word', async () => {
	const { title: _, category: __, communityArea: ___, placeBasis: ____, ...bare } = request;

	await render(QueueRow, {
		...usual,
		request: bare as unknown as Request,
		community: undefined,
		nowMs: at(1)
	});

	await expect.element(page.getByText('Support')).toBeVisible();
	await expect.element(page.getByText('City-wide')).toBeVisible();
});
