import type { LngLat } from '#shared/geo/address-grid.ts';
import { cityFeature, outlineFeatures } from '#shared/geo/basemap.ts';
import type { ReportFigures } from '#shared/model/report.ts';
import { html, type Html } from '../html.ts';

const width = 260;
/** Shades that stay apart in grey; with the count written on each. */
const shades = ['#e4e4e4', '#c6c6c6', '#9c9c9c', '#707070'] as const;

/** The city with the communities that are supported: how much is open in each, or that it is not told. */
export function cityMap(places: ReportFigures['places'], title: string): Html {
	const city = cityFeature().geometry.coordinates as readonly (readonly LngLat[])[];
	const project = projectionOf(city[0] ?? []);
	const path = (rings: readonly (readonly LngLat[])[]) =>
		rings.map((ring) => `M${ring.map((point) => project(point).join(' ')).join('L')}Z`).join('');
	const open = new Map(places.map(({ communityArea, open }) => [communityArea, open]));
	const most = Math.max(1, ...places.map((place) => place.open ?? 0));
	const areas = outlineFeatures().features.filter(({ properties }) => open.has(properties.number));
	const height = Math.ceil(project.height);
	return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
		<defs>
			<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
				<rect width="5" height="5" fill="#fff" />
				<circle cx="2.5" cy="2.5" r="0.9" fill="#333" />
			</pattern>
		</defs>
		<path d="${path(city)}" fill="#f4f4f2" stroke="#777" stroke-width="0.8" fill-rule="evenodd" />
		${areas.map(({ geometry, properties }) => {
			const rings = geometry.coordinates as readonly (readonly LngLat[])[];
			const count = open.get(properties.number) ?? null;
			const shade = Math.min(3, Math.floor(((count ?? 0) / most) * 3.999));
			const [x, y] = project(ringMiddle(rings[0] ?? []));
			return html`<path
					d="${path(rings)}"
					fill="${count === null ? 'url(#dots)' : shades[shade]}"
					stroke="#222"
					stroke-width="0.9"
				/>${count === null ? undefined : html`<text x="${x}" y="${y + 3.4}" text-anchor="middle" font-size="10" font-weight="650" fill="${shade > 2 ? '#fff' : '#111'}">${count}</text>`}`;
		})}
	</svg>`;
}

/** Degrees as they lie on paper: a degree west is shorter than one north. */
function projectionOf(ring: readonly LngLat[]) {
	const [west, east] = [Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x))];
	const [south, north] = [Math.min(...ring.map(([, y]) => y)), Math.max(...ring.map(([, y]) => y))];
	const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
	const scale = (width - 4) / ((east - west) * squeeze);
	const rounded = (value: number) => Math.round(value * 10) / 10;
	const project = ([x, y]: LngLat): [number, number] => [
		rounded(2 + (x - west) * squeeze * scale),
		rounded(2 + (north - y) * scale)
	];
	return Object.assign(project, { height: (north - south) * scale + 4 });
}

/** The middle of what a ring encloses. */
function ringMiddle(ring: readonly LngLat[]): LngLat {
	let [twice, x, y] = [0, 0, 0];
	for (const [at, [ax, ay]] of ring.entries()) {
		const [bx, by] = ring[(at + 1) % ring.length]!;
		const cross = ax * by - bx * ay;
		twice += cross;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	return twice === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * twice), y / (3 * twice)];
}
