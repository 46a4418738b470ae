import type { Random } from "../../../../support/random.ts";

/** A text that a value rule takes something of, and what it takes. */
export interface Sample {
  readonly text: string;
  readonly secret: string;
}

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();

/** Alphabets by the letter they have in templates. */
const alphabets: Readonly<Record<string, string>> = {
  d: digits,
  h: `${digits}abcdef`,
  l: lower,
  L: lower + upper,
  n: lower + digits,
  N: upper + digits,
  w: lower + upper + digits,
  s: `${lower}${upper}${digits}-_`,
  b: `${lower}${upper}${digits}+/`,
};

/** Characters of an alphabet; eight or more have one of each kind that it has. */
export function characters(alphabet: string, length: number, random: Random): string {
  const kinds = [digits, lower, upper].filter((kind) =>
    Array.from(kind.slice(0, 6)).some((character) => alphabet.includes(character)),
  );
  for (;;) {
    let text = "";
    for (let i = 0; i < length; i++) text += alphabet[random.below(alphabet.length)]!;
    const hasAll = kinds.every((kind) => Array.from(text).some((one) => kind.includes(one)));
    if (length < 8 || hasAll) return text;
  }
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const base64url = (text: string): string => Buffer.from(text).toString("base64url");

const uuid = "{h8}-{h4}-{h4}-{h4}-{h12}";
const dashes = "-".repeat(5);
const body = Array.from({ length: 6 }, () => "{b64}").join("\n");
const pem = (kind: string): string =>
  `${dashes}BEGIN ${kind}${dashes}\n${body}\n{b22}==\n${dashes}END ${kind}${dashes}`;
const jwtHead = base64url(JSON.stringify({ alg: "HS256", typ: "JWT" }));
const jwtBody = base64url(JSON.stringify({ sub: "agent-7", iat: 1_760_000_000, role: "runner" }));
const sentryBody = base64(
  JSON.stringify({
    iat: 1_687_336_543.7,
    url: "https://sentry.io",
    region_url: "https://us.sentry.io",
    org: "acme",
  }),
);

/**
 * By rule what its tokens look like, from what their vendors publish: `{w36}` are 36 characters of an alphabet above;
 * where only a part goes, it stands between < and >. Nothing here is a credential, and neither is what is made of it.
 */
const templates: Readonly<Record<string, string | readonly string[]>> = {
  "aws.access-key": ["AKIA{N16}", "ASIA{N16}", "A3T{N17}"],
  "aws.bedrock-key": "ABSK{b132}",
  "aws.bedrock-short-key": `bedrock-api-key-${base64("bedrock.amazonaws.com")}{w120}`,
  "aws.mws-token": `amzn.mws.${uuid}`,
  "google.api-key": "AIza{s35}",
  "google.oauth-secret": "GOCSPX-{s28}",
  "google.oauth-token": "ya29.{s120}",
  "google.refresh-token": "1//0{s60}",
  "azure.client-secret": "{w3}8Q~{w34}",
  "azure.identifiable-key": ["{w52}AzFu{w6}==", "{w76}+ASt{w6}=="],
  "alibaba.access-key": "LTAI{w20}",
  "tencent.secret-id": "AKID{w32}",
  "yandex.api-key": "AQVN{s35}",
  "yandex.iam-token": "t1.{s200}.{s86}",
  "yandex.access-secret": "YC{s38}",
  "digitalocean.token": ["dop_v1_{h64}", "doo_v1_{h64}", "dor_v1_{h64}"],
  "flyio.token": ["fo1_{s43}", "fm2_{b300}"],
  "heroku.api-key": "HRKU-{s60}",
  "cloudflare.token": ["cfut_{w40}{h8}", "cfat_{w40}{h8}"],
  "cloudflare.origin-ca-key": "v1.0-{h24}-{h146}",
  "databricks.token": ["dapi{h32}", "dapi{h32}-2"],
  "vercel.token": ["vcp_{w56}", "vck_{w56}"],
  "netlify.token": "nfp_{w36}",
  "supabase.token": ["sbp_{h40}", "sb_secret_{w22}_{w8}"],
  "planetscale.token": ["pscale_tkn_{w43}", "pscale_pw_{w43}"],
  "neon.api-key": "napi_{n64}",
  "scaleway.access-key": "SCW{N17}",
  "render.api-key": "rnd_{w32}",
  "linode.token": "akab-{n16}-{n16}",
  "doppler.token": ["dp.pt.{w43}", "dp.st.dev.{w43}"],
  "pulumi.token": "pul-{h40}",
  "hashicorp.vault-token": ["hvs.{s90}", "hvb.{s138}"],
  "hashicorp.vault-legacy-token": "s.{w24}",
  "hashicorp.terraform-token": "{w14}.atlasv1.{w67}",
  "docker.swarm-token": "SWMTKN-1-{n50}-{n25}",
  "openshift.token": "sha256~{s43}",
  "tailscale.key": "tskey-auth-{w17}-{w32}",
  "defined.token": "dnkey-{N26}-{N52}",
  "scalingo.token": "tk-us-{s48}",
  "clickhouse.api-secret": "4b1d{w38}",
  "github.token": ["ghp_{w36}", "gho_{w36}", "ghu_{w36}", "ghs_{w36}", "ghr_{w76}"],
  "github.fine-grained-token": "github_pat_{w22}_{w59}",
  "gitlab.token": ["glpat-{w20}", "gldt-{w20}", "glrt-{w20}", "glsoat-{w20}", "glft-{w20}"],
  "gitlab.trigger-token": "glptt-{h40}",
  "gitlab.incoming-mail-token": "glimt-{n25}",
  "gitlab.agent-token": "glagent-{s50}",
  "gitlab.oauth-secret": "gloas-{h64}",
  "gitlab.job-token": "glcbt-64_{w20}",
  "gitlab.feature-flag-token": "glffct-{w20}",
  "gitlab.runner-registration-token": "GR1348941{w20}",
  "gitlab.session": "_gitlab_session=<{h32}>",
  "bitbucket.token": ["ATBB{w32}", "ATCTT3{s180}"],
  "atlassian.token": "ATATT3{s186}",
  "sourcegraph.token": ["sgp_{h16}_{h40}", "sgp_local_{h40}", "slk_{h64}"],
  "npm.token": "npm_{w36}",
  "pypi.token": "pypi-AgE{s160}",
  "rubygems.key": "rubygems_{h48}",
  "nuget.key": "oy2{n43}",
  "crates.token": "cio{w32}",
  "docker.token": ["dckr_pat_{s27}", "dckr_oat_{s32}"],
  "artifactory.key": ["AKC{w70}", "AP6{w40}"],
  "artifactory.reference-token": "cmVmd{w59}",
  "clojars.token": "CLOJARS_{h60}",
  "codecov.token": ["CCIPAT_{w22}_{h40}", "CCIPRJ_{w22}_{h40}"],
  "buildkite.token": "bkua_{h40}",
  "octopus.api-key": "API-{N26}",
  "harness.key": "pat.{s22}.{h24}.{w20}",
  "sonar.token": ["squ_{h40}", "sqp_{h40}", "sqa_{h40}"],
  "launchdarkly.key": [`sdk-${uuid}`, `api-${uuid}`, `mob-${uuid}`],
  "prefect.token": ["pnu_{w36}", "pnb_{w36}"],
  "readme.token": "rdme_{n70}",
  "postman.key": "PMAK-{h24}-{h34}",
  "infracost.key": "ico-{w32}",
  "sidekiq.secret": [
    "BUNDLE_GEMS__CONTRIBSYS__COM=<{h8}:{h8}>",
    'BUNDLE_ENTERPRISE__CONTRIBSYS__COM: "<{h8}:{h8}>"',
  ],
  "slack.token": [
    "xoxb-{d12}-{d13}-{w24}",
    "xoxp-{d12}-{d12}-{d12}-{h32}",
    "xoxc-{d12}-{d12}-{d12}-{h64}",
  ],
  "slack.config-token": "xoxe.xoxp-1-{w160}",
  "slack.app-token": "xapp-1-A{N10}-{d13}-{h64}",
  "slack.webhook": "https://hooks.slack.com/services/<T{N8}/B{N10}/{w24}>",
  "discord.bot-token": "M{w23}.{w6}.{w38}",
  "discord.webhook": "https://discord.com/api/webhooks/{d18}/<{s68}>",
  "telegram.bot-token": ["{d10}:AA{s33}", "{d8}:AA{s33}"],
  "teams.webhook": `https://acme.webhook.office.com/webhookb2/<${uuid}@${uuid}/IncomingWebhook/{h32}/${uuid}>`,
  "google.chat-webhook":
    "https://chat.googleapis.com/v1/spaces/AAAA{w7}/messages?<key={s39}&token={s43}>",
  "zapier.webhook": "https://hooks.zapier.com/hooks/catch/<{d7}/{n7}>",
  "ifttt.key": "https://maker.ifttt.com/trigger/alarm/with/key/<{s43}>",
  "pagerduty.integration-key": "https://events.pagerduty.com/integration/<{h32}>",
  "twilio.key": ["SK{h32}", "AC{h32}"],
  "sendgrid.key": "SG.{s22}.{s43}",
  "mailgun.key": ["key-{h32}", "pubkey-{h32}"],
  "mailgun.signing-key": "{h32}-{h8}-{h8}",
  "mailchimp.key": "{h32}-us12",
  "brevo.key": ["xkeysib-{h64}-{w16}", "xsmtpsib-{h64}-{w16}"],
  "resend.key": "re_{w8}_{w24}",
  "mattermost.webhook": "https://mattermost.example.com/hooks/<{n26}>",
  "stripe.key": ["sk_live_{w24}", "rk_live_{w99}", "sk_test_{w24}"],
  "stripe.webhook-secret": "whsec_{w32}",
  "square.token": ["sq0atp-{s22}", "sq0csp-{s43}", "EAAA{s60}"],
  "paypal.braintree-token": "access_token$production${n16}${h32}",
  "plaid.token": [`access-production-${uuid}`, `access-sandbox-${uuid}`],
  "flutterwave.key": ["FLWSECK-{h32}-X", "FLWSECK_TEST-{h12}"],
  "lob.key": ["live_{h35}", "test_{h35}"],
  "shopify.token": ["shpat_{h32}", "shpss_{h32}"],
  "easypost.key": ["EZAK{w54}", "EZTK{w54}"],
  "shippo.key": "shippo_live_{h40}",
  "razorpay.key": "rzp_live_{w14}",
  "duffel.token": "duffel_live_{s43}",
  "gocardless.token": "live_{s40}",
  "freemius.key": "'secret_key' => '<sk_{w29}>'",
  "openai.key": ["sk-proj-{s74}T3BlbkFJ{s74}", "sk-{w20}T3BlbkFJ{w20}", "sk-svcacct-{s40}"],
  "anthropic.key": ["sk-ant-api03-{s93}AA", "sk-ant-oat01-{s93}AA"],
  "generic.sk-key": ["sk-or-v1-{h64}", "sk-{w48}"],
  "langfuse.key": `sk-lf-${uuid}`,
  "huggingface.token": ["hf_{L34}", "api_org_{L34}"],
  "huggingface.token-with-digits": "hf_{w34}",
  "groq.key": "gsk_{w52}",
  "perplexity.key": "pplx-{w48}",
  "replicate.token": "r8_{w37}",
  "xai.key": "xai-{w80}",
  "cerebras.key": "csk-{n48}",
  "fireworks.key": "fw_{w24}",
  "langsmith.key": ["lsv2_pt_{h32}_{h10}", "lsv2_sk_{h32}_{h10}"],
  "tavily.key": ["tvly-{w32}", "tvly-dev-{w32}"],
  "pinecone.key": "pcsk_{w5}_{w63}",
  "nvidia.key": "nvapi-{s64}",
  "jina.key": "jina_{h32}{w28}",
  "e2b.key": "e2b_{h40}",
  "firecrawl.key": "fc-{h32}",
  "elevenlabs.key": "sk_{h48}",
  "voyage.key": "pa-{s43}",
  "cursor.key": "key_{h64}",
  "sentry.org-token": `sntrys_${sentryBody}_{b43}`,
  "sentry.user-token": "sntryu_{h64}",
  "newrelic.key": ["NRAK-{N27}", "NRII-{s32}", "{h36}NRAL", "NRJS-{h19}", "NRSP-us01{h32}"],
  "grafana.key": `${base64('{"k":"')}{w76}==`,
  "grafana.cloud-token": "glc_{b120}",
  "grafana.service-account-token": "glsa_{w32}_{h8}",
  "dynatrace.token": "dt0c01.{N24}.{N64}",
  "honeycomb.key": ["hcaik_{n58}", "hcamk_{n58}"],
  "axiom.token": [`xaat-${uuid}`, `xapt-${uuid}`],
  "airtable.token": "pat{w14}.{h64}",
  "notion.token": "ntn_{d11}{w35}",
  "notion.legacy-token": "secret_{w43}",
  "linear.token": ["lin_api_{w40}", "lin_oauth_{h64}"],
  "figma.token": "figd_{s40}",
  "contentful.token": "CFPAT-{s43}",
  "dropbox.token": ["sl.u.{s140}", "sl.B{s140}"],
  "frameio.token": "fio-u-{s64}",
  "typeform.token": "tfp_{w44}_{w14}",
  "intra42.secret": ["s-s4t2ud-{h64}", "s-s4t2af-{h64}"],
  "onepassword.service-token": "ops_eyJ{w300}",
  "onepassword.secret-key": ["A3-{N6}-{N11}-{N5}-{N5}-{N5}", "A3-{N6}-{N6}-{N5}-{N5}-{N5}-{N5}"],
  "settlemint.token": ["sm_pat_{w16}", "sm_aat_{w16}"],
  "authress.key": "sc_{n12}.{n4}.acc_{n12}.{s60}",
  "facebook.token": ["EAAC{w120}", "EAACEdEose0cBA{w80}"],
  "twitter.bearer-token": `${"A".repeat(22)}{w40}%3D{w44}`,
  "maxmind.key": "{w6}_{w29}_mmk",
  "hubspot.token": [`pat-na1-${uuid}`, `pat-eu1-${uuid}`],
  "intercom.token": `${base64("tok:").slice(0, 5)}{w58}=`,
  "atlas.service-secret": "mdb_sa_sk_{s40}",
  "snowflake.pat": "dose{h32}",
  "redpanda.token": ["zpka_{n32}_{h8}", "unkey_{w24}"],
  jwt: `${jwtHead}.${jwtBody}.{s43}`,
  jwe: `${jwtHead}.{s80}.{s16}.{s200}.{s22}`,
  "pem.private-key": ["RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY"].map(pem),
  "pem.private-key-end": pem("EC PRIVATE KEY").slice(pem("EC PRIVATE KEY").indexOf("\n") + 1),
  "putty.private-key": "Private-Lines: 4\n<{b64}\n{b64}\n{b64}\n{b40}>",
  "age.secret-key": "AGE-SECRET-KEY-1{N58}",
};

export const sampleIds: readonly string[] = Object.keys(templates);

/** A token of a rule; two random sources alike give the same one. @throws for a rule without samples */
export function sampleOf(id: string, random: Random): Sample {
  const known = templates[id];
  if (known === undefined) throw new Error(`no sample for ${id}`);
  const template = typeof known === "string" ? known : random.pick(known);
  const text = template.replaceAll(/\{([a-zA-Z])(\d+)\}/g, (_, alphabet: string, length: string) =>
    characters(alphabets[alphabet]!, Number(length), random),
  );
  const from = template.includes("<") ? text.indexOf("<") : -1;
  if (from < 0) return { text, secret: text };
  const to = text.indexOf(">", from);
  return {
    text: text.slice(0, from) + text.slice(from + 1, to) + text.slice(to + 1),
    secret: text.slice(from + 1, to),
  };
}
