// Made from the room's description of its interface by npm run client; long because nobody writes it.

export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["postSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/first-administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use the one-time link that the server printed at its first start */
        post: operations["postFirstAdministrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add somebody; without a password, with a link by which they come in */
        post: operations["postPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the log stands in this process */
        get: operations["getFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code for a screen to show until somebody lets it in */
        post: operations["postPairings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairings/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a code: asked by the screen that shows it */
        post: operations["postPairingsClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/displays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let in the screen that shows this code, and say where it hangs */
        post: operations["postDisplays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map/boundaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Draw these outlines from now on; maps take them with the next return of their line */
        put: operations["putMapBoundaries"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map/parts/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Draw places in focus of this kind by these outlines from now on */
        put: operations["putMapPartsByPart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the map is drawn from: tiles, official boundaries, or neither */
        get: operations["getMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map/boundaries/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Official outlines of community areas, by the name that the map was told */
        get: operations["getMapBoundariesByRevision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring in a directory in place of what this source had: HSDS files, tabular or JSON */
        post: operations["postDirectoryBySource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every source of numbers, and how it stands */
        get: operations["getSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** These numbers take the place of what was known from the source */
        put: operations["putSourcesBySource"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{source}/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A load was refused; what was known stays, and is told as old */
        post: operations["postSourcesBySourceFailures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            /** @enum {unknown} */
            retry: "never" | "after-refresh" | "soon";
            fields?: {
                path: string;
                rule: string;
            }[];
            permitted?: string[];
            current?: unknown;
        };
    };
    responses: {
        /** @description Too often: wait a minute */
        Refusal_429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The room cannot be reached: nothing was done, and it can be sent again */
        Refusal_503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Any other refusal */
        Refusal_default: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something in the question is wrong: the fields are named */
        Refusal_400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in */
        Refusal_401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description That is not for this role */
        Refusal_403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is none, or it is not for you */
        Refusal_404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something in the question is wrong: the fields are named */
        Fault_400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    code: number;
                    description: string;
                }[];
            };
        };
        /** @description There is none, or it is not for you */
        Fault_404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    code: number;
                    description: string;
                }[];
            };
        };
        /** @description Too often: wait a minute */
        Fault_429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    code: number;
                    description: string;
                }[];
            };
        };
        /** @description The room cannot be reached: nothing was done, and it can be sent again */
        Fault_503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    code: number;
                    description: string;
                }[];
            };
        };
        /** @description Any other refusal */
        Fault_default: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    code: number;
                    description: string;
                }[];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    signInName?: string;
                    password?: string;
                    passkey?: {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        response: {
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                        };
                        clientExtensionResults: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        signInName: string;
                        name: string;
                        /** @enum {unknown} */
                        role: "display" | "desk" | "victim_services" | "intervention" | "law_enforcement" | "manager" | "committee" | "elected_office" | "funding" | "analyst" | "administrator" | "auditor";
                        agencyId?: string;
                        deskIds: string[];
                        communities?: number[];
                        expiresAt?: string;
                        disabledAt?: string;
                        invited?: boolean;
                        provided?: boolean;
                        /** @enum {unknown} */
                        factor?: "either" | "passkey" | "both";
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    postFirstAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    link: string;
                    signInName: string;
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        signInName: string;
                        name: string;
                        /** @enum {unknown} */
                        role: "display" | "desk" | "victim_services" | "intervention" | "law_enforcement" | "manager" | "committee" | "elected_office" | "funding" | "analyst" | "administrator" | "auditor";
                        agencyId?: string;
                        deskIds: string[];
                        communities?: number[];
                        expiresAt?: string;
                        disabledAt?: string;
                        invited?: boolean;
                        provided?: boolean;
                        /** @enum {unknown} */
                        factor?: "either" | "passkey" | "both";
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    postPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    signInName: string;
                    name: string;
                    /** @enum {unknown} */
                    role: "desk" | "victim_services" | "intervention" | "law_enforcement" | "manager" | "committee" | "elected_office" | "funding" | "analyst" | "administrator" | "auditor";
                    deskIds: ("intake_triage" | "city_services" | "crisis_victim_services" | "community_engagement" | "youth_education" | "health_mental_health" | "violence_intervention" | "data_analysis" | "funding" | "duty_officer")[];
                    agencyId?: string;
                    communities?: number[];
                    expiresAt?: string;
                    password?: string;
                };
            };
        };
        responses: {
            /** @description It was made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        signInName: string;
                        name: string;
                        /** @enum {unknown} */
                        role: "display" | "desk" | "victim_services" | "intervention" | "law_enforcement" | "manager" | "committee" | "elected_office" | "funding" | "analyst" | "administrator" | "auditor";
                        agencyId?: string;
                        deskIds: string[];
                        communities?: number[];
                        expiresAt?: string;
                        disabledAt?: string;
                        invited?: boolean;
                        provided?: boolean;
                        /** @enum {unknown} */
                        factor?: "either" | "passkey" | "both";
                    } & {
                        link?: string;
                        until?: string;
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    getFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        epoch: string;
                        position: number;
                        live: boolean;
                        now: number;
                        protocol: number;
                    };
                };
            };
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    postPairings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        secret: string;
                        forSeconds: number;
                    };
                };
            };
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    postPairingsClaim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    secret: string;
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        state: "waiting" | "paired";
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    postDisplays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name: string;
                    site: string;
                    profile: {
                        inches: number;
                        farMetres: number;
                        midMetres: number;
                        nearMetres: number;
                    };
                };
            };
        };
        responses: {
            /** @description It was made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        siteId: string;
                        profile: {
                            inches: number;
                            farMetres: number;
                            midMetres: number;
                            nearMetres: number;
                        };
                        coveredAt?: string;
                        visitors: boolean;
                        /** @enum {unknown} */
                        scene: "overview" | "requests" | "people" | "trend";
                        /** @enum {unknown} */
                        theme: "dark" | "bright";
                        sound: boolean;
                        orbit: boolean;
                        pushed?: {
                            /** @enum {unknown} */
                            scene: "overview" | "requests" | "people" | "trend" | "community";
                            community?: number;
                            by: {
                                /** @enum {unknown} */
                                role: "display" | "desk" | "victim_services" | "intervention" | "law_enforcement" | "manager" | "committee" | "elected_office" | "funding" | "analyst" | "administrator" | "auditor";
                                /** @enum {unknown} */
                                desk?: "intake_triage" | "city_services" | "crisis_victim_services" | "community_engagement" | "youth_education" | "health_mental_health" | "violence_intervention" | "data_analysis" | "funding" | "duty_officer";
                            };
                            until?: string;
                        };
                        pairedAt: string;
                    } & {
                        /** @enum {unknown} */
                        mode: "room" | "visitors" | "covered";
                        report?: {
                            /** @enum {unknown} */
                            mode: "room" | "visitors" | "covered" | "nothing";
                            /** @enum {unknown} */
                            scene: "overview" | "requests" | "people" | "trend" | "community";
                            release: string;
                            paintedAgoMs: number;
                            memoryMb?: number;
                            roundTripMs?: number;
                            live: boolean;
                            frozenTimes?: number;
                            heardAt: string;
                            frozenAt?: string;
                        };
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    putMapBoundaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areas: {
                        number: number;
                        polygons: [
                            number,
                            number
                        ][][][];
                    }[];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: string;
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    putMapPartsByPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                part: "beat" | "block_group";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parts: {
                        name: string;
                        polygons: [
                            number,
                            number
                        ][][][];
                    }[];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parts: number;
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            404: components["responses"]["Refusal_404"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    getMap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tiles?: string;
                        boundaries?: string;
                    };
                };
            };
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    getMapBoundariesByRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                revision: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": {
                        /** @enum {string} */
                        type: "FeatureCollection";
                        features: unknown[];
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            404: components["responses"]["Refusal_404"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    postDirectoryBySource: {
        parameters: {
            query?: {
                dry_run?: boolean;
                shared?: boolean;
            };
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dryRun: boolean;
                        source: string;
                        counts: {
                            [key: string]: number;
                        };
                        mappedIds: number;
                        notes: {
                            [key: string]: number;
                        };
                        listed: {
                            code: string;
                            says: string;
                            file: string;
                            row?: number;
                            table?: string;
                            column?: string;
                        }[];
                        unchanged: boolean;
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            404: components["responses"]["Refusal_404"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    getSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sources: {
                            /** @enum {unknown} */
                            id: "violence_victims" | "crimes" | "requests_311" | "no_heat_2020" | "water_in_basement" | "water_on_street" | "acs_by_area" | "socioeconomic_2012" | "public_health" | "uninsured_2012" | "primary_care_2014" | "affordable_housing" | "health_facilities" | "health_atlas" | "acs_tracts" | "shotspotter_alerts" | "building_violations" | "vacant_violations" | "city_land" | "business_licences" | "low_rent_2019" | "food_access_atlas" | "social_vulnerability" | "places_health" | "power_outages";
                            /** @enum {unknown} */
                            state: "live" | "fresh" | "stale" | "failed" | "never_loaded" | "retired";
                            receivedAt?: string;
                            occurredAt?: string;
                            publishedAt?: string;
                            rows?: number;
                            failed?: {
                                failedAt: string;
                                /** @enum {unknown} */
                                check: "unreachable" | "throttled" | "not_ready" | "refused" | "cut_off" | "unreadable" | "column_missing" | "no_rows" | "spoiled_values" | "key_missing" | "key_twice" | "dates" | "places" | "fewer_rows" | "behind";
                                detail: string;
                            };
                        }[];
                        asOf: string;
                    };
                };
            };
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    putSourcesBySource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: "violence_victims" | "crimes" | "requests_311" | "no_heat_2020" | "water_in_basement" | "water_on_street" | "acs_by_area" | "socioeconomic_2012" | "public_health" | "uninsured_2012" | "primary_care_2014" | "affordable_housing" | "health_facilities" | "health_atlas" | "acs_tracts" | "shotspotter_alerts" | "building_violations" | "vacant_violations" | "city_land" | "business_licences" | "low_rent_2019" | "food_access_atlas" | "social_vulnerability" | "places_health" | "power_outages";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: string;
                    receivedAt: string;
                    occurredAt?: string;
                    publishedAt?: string;
                    rows: number;
                    spoiled: number;
                    older: number;
                    series: {
                        /** @enum {unknown} */
                        indicator: "people_shot" | "people_killed" | "shooting_incidents" | "violent_crimes" | "crime_reports" | "shotspotter_alerts" | "low_food_access" | "snap_households" | "far_from_food" | "poor_far_from_food" | "food_insecure" | "food_sellers" | "shutoff_threat" | "no_internet" | "affordable_homes" | "rent_burden" | "low_rent_homes" | "housing_insecure" | "crowded_housing" | "uninsured" | "got_care" | "uninsured_2012" | "primary_care_physicians" | "health_sites" | "mental_distress" | "firearm_deaths" | "service_requests" | "lights_out" | "vacant_buildings" | "building_violations" | "vacant_violations" | "city_lots" | "no_heat" | "water_in_basement" | "water_on_street" | "population" | "households_under_25k" | "licensed_businesses" | "in_vulnerable_tracts" | "poverty" | "feels_safe" | "below_poverty" | "unemployed" | "income_per_person" | "hardship";
                        periods: string[];
                        areas: (number | null | "hidden")[][];
                        city: (number | null | "hidden")[];
                        unplaced?: (number | null | "hidden")[];
                        errors?: (number | null | "hidden")[][];
                    }[];
                    hours?: (number[] | null)[];
                };
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: boolean;
                    };
                };
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            404: components["responses"]["Refusal_404"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
    postSourcesBySourceFailures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: "violence_victims" | "crimes" | "requests_311" | "no_heat_2020" | "water_in_basement" | "water_on_street" | "acs_by_area" | "socioeconomic_2012" | "public_health" | "uninsured_2012" | "primary_care_2014" | "affordable_housing" | "health_facilities" | "health_atlas" | "acs_tracts" | "shotspotter_alerts" | "building_violations" | "vacant_violations" | "city_land" | "business_licences" | "low_rent_2019" | "food_access_atlas" | "social_vulnerability" | "places_health" | "power_outages";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    failedAt: string;
                    /** @enum {unknown} */
                    check: "unreachable" | "throttled" | "not_ready" | "refused" | "cut_off" | "unreadable" | "column_missing" | "no_rows" | "spoiled_values" | "key_missing" | "key_twice" | "dates" | "places" | "fewer_rows" | "behind";
                    detail: string;
                };
            };
        };
        responses: {
            /** @description It was done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal_400"];
            401: components["responses"]["Refusal_401"];
            403: components["responses"]["Refusal_403"];
            404: components["responses"]["Refusal_404"];
            429: components["responses"]["Refusal_429"];
            503: components["responses"]["Refusal_503"];
            default: components["responses"]["Refusal_default"];
        };
    };
}
