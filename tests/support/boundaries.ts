import { communityAreas } from '#shared/geo/community-areas.ts';
import { outlineFeatures } from '#shared/geo/basemap.ts';

/**
 * A made file in the form of the City's "Boundaries - Community Areas": every area a square of its own, so that no
 * one takes it for the room's outlines; with what real exports have: numbers as texts, names in capitals.
 */
export function sampleBoundaries(): { type: string; features: object[] } {
	const known = new Map(outlineFeatures().features.map(({ id, geometry }) => [id, geometry]));
	return {
		type: 'FeatureCollection',
		features: communityAreas.map(({ number, name }) => {
			const [west, south] = known.get(number)?.coordinates[0]?.[0] ?? [
				-87.9 + (number % 10) * 0.01,
				41.9 + Math.floor(number / 10) * 0.01
			];
			const [east, north] = [west + 0.012, south + 0.012];
			const middle = (west + east) / 2;
			return {
				type: 'Feature',
				properties: { area_numbe: String(number), community: name.toUpperCase() },
				geometry: {
					type: 'MultiPolygon',
					coordinates: [
						[
							[
								[west, south],
								[middle, south],
								[east, south],
								[east, north],
								[west, north],
								[west, south]
							]
						]
					]
				}
			};
		})
	};
}

/** Two beats of North Lawndale side by side, with the names that exports have, and one of which nobody knows the number. */
export function sampleBeats(more: object[] = []): object {
	const square = (west: number) => ({
		type: 'Polygon',
		coordinates: [
			[
				[west, 41.86],
				[west + 0.01, 41.86],
				[west + 0.01, 41.87],
				[west, 41.87],
				[west, 41.86]
			]
		]
	});
	const beat = (beat_num: string, west: number) => ({
		type: 'Feature',
		properties: { beat_num, district: '10' },
		geometry: square(west)
	});
	return {
		type: 'FeatureCollection',
		features: [beat('1011', -87.72), beat('312', -87.71), beat('none', -87.7), ...more]
	};
}
