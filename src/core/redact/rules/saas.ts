import { hasDigit, token, uuid } from "./token.ts";

/** Base64 of the fields that follow in the body of a Sentry token: `"region_url` at its three offsets. */
const region = /LCJyZWdpb25fdXJs|InJlZ2lvbl91cmwi|cmVnaW9uX3VybCI6/;

/** Monitoring, work tracking and the rest. */
export const saasRules = [
  token(
    "sentry.org-token",
    "Sentry organization token",
    "sntrys_",
    "sntrys_[A-Za-z0-9+/=_-]{60,700}",
    {
      right: "(?![A-Za-z0-9+/=])",
      accepts: (secret) =>
        !secret.startsWith("sntrys_eyJ") ||
        (region.test(secret) && /_[A-Za-z0-9+/]{43}$/.test(secret)),
    },
  ),
  token("sentry.user-token", "Sentry user token", "sntryu_", "sntryu_[a-f0-9]{64}"),
  token(
    "newrelic.key",
    "New Relic key",
    "nrak- nrii- nrjs- nrra- nrsp- nral",
    "NRAK-[A-Za-z0-9]{27}|NRJS-[a-f0-9]{19}|NR(?:II|RA|SP)-[A-Za-z0-9_-]{32,42}|[a-f0-9]{36}NRAL",
  ),
  token("grafana.key", "Grafana API key", "eyjrijoi", "eyJrIjoi[A-Za-z0-9]{70,400}={0,3}"),
  token("grafana.cloud-token", "Grafana Cloud token", "glc_", "glc_[A-Za-z0-9+/]{32,400}={0,3}", {
    accepts: (secret) => hasDigit(secret) || secret.startsWith("glc_eyJ"),
    right: "(?![A-Za-z0-9+/_=-])",
  }),
  token(
    "grafana.service-account-token",
    "Grafana service account token",
    "glsa_",
    "glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}",
  ),
  token(
    "dynatrace.token",
    "Dynatrace token",
    "dt0",
    "dt0[a-zA-Z]\\d\\d\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}",
  ),
  token(
    "honeycomb.key",
    "Honeycomb key",
    "hcaik_ hcbik_ hcxik_ hcalk_ hcblk_ hcxlk_ hcamk_ hcbmk_ hcxmk_",
    "hc[abx](?:ik|lk|mk)_[A-Za-z0-9]{58}",
  ),
  token("axiom.token", "Axiom token", "xaat- xapt-", `xa[ap]t-${uuid}`),
  token("airtable.token", "Airtable token", "", "pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}"),
  // Eleven digits come first (Notion, 2024); a tenth one alone is another length.
  token("notion.token", "Notion token", "ntn_", "ntn_[A-Za-z0-9]{46}", {
    accepts: (secret) => /^ntn_(?:\d{11}|\D)/.test(secret),
  }),
  token("notion.legacy-token", "Notion token of old", "secret_", "secret_[A-Za-z0-9]{43}", {
    accepts: hasDigit,
  }),
  token(
    "linear.token",
    "Linear token",
    "lin_api_ lin_oauth_",
    "lin_(?:api|oauth)_[A-Za-z0-9]{40,64}",
  ),
  token("figma.token", "Figma token", "figd_ figu_ figr_ figo_", "fig[duro]_[A-Za-z0-9_-]{40,80}"),
  token("contentful.token", "Contentful token", "cfpat-", "CFPAT-[A-Za-z0-9_-]{43}"),
  token("dropbox.token", "Dropbox token", "sl.u. sl.b", "sl\\.(?:u\\.|B)[A-Za-z0-9_=-]{129,1500}"),
  token("frameio.token", "Frame.io token", "fio-u-", "fio-u-[A-Za-z0-9_=-]{64}"),
  token("typeform.token", "Typeform token", "tfp_", "tfp_[A-Za-z0-9_.=-]{59}"),
  token(
    "intra42.secret",
    "42 intranet secret",
    "s-s4t2ud- s-s4t2af-",
    "s-s4t2(?:ud|af)-[a-f0-9]{64}",
  ),
  token(
    "onepassword.service-token",
    "1Password service account token",
    "ops_eyj",
    "ops_eyJ[A-Za-z0-9+/_-]{200,4096}={0,3}",
  ),
  token(
    "onepassword.secret-key",
    "1Password secret key",
    "a3-",
    "A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
    { entropy: 3 },
  ),
  token(
    "settlemint.token",
    "SettleMint token",
    "sm_aat_ sm_pat_ sm_sat_",
    "sm_(?:aat|pat|sat)_[A-Za-z0-9]{16}",
  ),
  token(
    "authress.key",
    "Authress service key",
    ".acc_ .acc-",
    "(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\\.[A-Za-z0-9]{4,6}\\.acc[_-][A-Za-z0-9-]{10,32}\\.[A-Za-z0-9+/_=-]{30,120}",
  ),
  token(
    "facebook.token",
    "Facebook token",
    "eaaced eaam eaac",
    "EAACEdEose0cBA[A-Za-z0-9]{20,400}|EAA[MC][A-Za-z0-9]{100,400}",
  ),
  token(
    "twitter.bearer-token",
    "X (Twitter) bearer token",
    "aaaaaaaaaaaaaaaaaaaaa",
    "A{21,22}[A-Za-z0-9%]{80,120}",
    { accepts: hasDigit, right: "" },
  ),
  token("maxmind.key", "MaxMind license key", "_mmk", "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"),
  token(
    "hubspot.token",
    "HubSpot private app token",
    "pat-na pat-eu pat-ap",
    `pat-(?:na|eu|ap)\\d-${uuid}`,
  ),
  token("intercom.token", "Intercom token", "dg9r", "dG9rO[A-Za-z0-9=_-]{50,60}={0,2}"),
  token(
    "atlas.service-secret",
    "MongoDB Atlas service account secret",
    "mdb_sa_sk_",
    "mdb_sa_sk_[A-Za-z0-9_-]{40}",
  ),
  token("snowflake.pat", "Snowflake or Databricks OAuth secret", "dose", "dose[a-f0-9]{32}", {
    entropy: 3,
  }),
  token(
    "redpanda.token",
    "RapidAPI, Zuplo or Unkey key",
    "zpka_ unkey_",
    "(?:zpka|unkey)_[A-Za-z0-9_]{24,64}",
    { accepts: hasDigit },
  ),
];
