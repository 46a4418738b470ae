import { isPublished } from "./published.ts";
import { hasDigit, isMixed, token } from "./token.ts";

/** Clouds, hosting and infrastructure. */
export const cloudRules = [
  token(
    "aws.access-key",
    "AWS access key id",
    "a3t akia asia abia acca",
    "(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}",
    {
      // AWS ends the keys of its manuals in EXAMPLE; a sequence of bases is none.
      accepts: (secret) => !/EXAMPLE$|^[ACGT]+$/.test(secret),
    },
  ),
  token("aws.bedrock-key", "Amazon Bedrock API key", "absk", "ABSK[A-Za-z0-9+/]{109,269}={0,2}", {
    entropy: 3,
    right: "(?![A-Za-z0-9+/=])",
    accepts: (secret) => !/EXAMPLE=?$/.test(secret),
  }),
  token(
    "aws.bedrock-short-key",
    "Amazon Bedrock API key, short-lived",
    "bedrock-api-key-",
    "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=_-]{0,4096}",
  ),
  token(
    "aws.mws-token",
    "Amazon MWS token",
    "amzn.mws.",
    "amzn\\.mws\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  ),
  token("google.api-key", "Google API key", "aiza", "AIza[A-Za-z0-9_-]{35}", {
    entropy: 2,
    accepts: (secret) => !isPublished(secret),
  }),
  token("google.oauth-secret", "Google OAuth client secret", "gocspx-", "GOCSPX-[A-Za-z0-9_-]{28}"),
  token(
    "google.oauth-token",
    "Google OAuth access token",
    "ya29.",
    "ya29\\.[A-Za-z0-9_-]{20,2048}",
  ),
  token("google.refresh-token", "Google OAuth refresh token", "1//0", "1//0[A-Za-z0-9_-]{40,200}"),
  token(
    "azure.client-secret",
    "Azure AD client secret",
    "q~",
    "[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}",
    {
      left: "(?<=^|[\\s'\"`>=:(,\\\\])",
      right: "(?=$|[\\s'\"`<),\\\\])",
      entropy: 3,
    },
  ),
  token(
    "azure.identifiable-key",
    "Azure key that names its service",
    "azfu azse acdb aiot azca azdo +ast +aba +acr +amc",
    "[A-Za-z0-9_+/-]{40,80}(?:AzFu|AzSe|ACDb|AIoT|AzCa|AZDO|\\+ASt|\\+ABa|\\+ACR|\\+AMC)[A-Za-z0-9+/_-]{4,8}={0,2}",
    {
      left: "(?<![A-Za-z0-9+/_-])",
    },
  ),
  token("alibaba.access-key", "Alibaba Cloud access key id", "ltai", "LTAI[A-Za-z0-9]{12,24}", {
    accepts: hasDigit,
  }),
  token("tencent.secret-id", "Tencent Cloud secret id", "akid", "AKID[A-Za-z0-9]{32,36}", {
    entropy: 3,
  }),
  token("yandex.api-key", "Yandex Cloud API key", "aqvn", "AQVN[A-Za-z0-9_-]{35,38}"),
  token(
    "yandex.iam-token",
    "Yandex Cloud IAM token",
    "",
    "t1\\.[A-Za-z0-9_-]{1,512}={0,2}\\.[A-Za-z0-9_-]{86}={0,2}",
  ),
  token("yandex.access-secret", "Yandex Cloud static access secret", "", "YC[A-Za-z0-9_-]{38}", {
    accepts: isMixed,
    entropy: 3.5,
  }),
  token(
    "digitalocean.token",
    "DigitalOcean token",
    "dop_v1_ doo_v1_ dor_v1_",
    "do[opr]_v1_[a-f0-9]{64}",
  ),
  token(
    "flyio.token",
    "Fly.io access token",
    "fo1_ fm1a_ fm1r_ fm2_",
    "fo1_[A-Za-z0-9_-]{43}|fm1[ar]_[A-Za-z0-9+/]{100,4096}={0,3}|fm2_[A-Za-z0-9+/]{100,4096}={0,3}",
    {
      right: "(?![A-Za-z0-9_+/-])",
      accepts: hasDigit,
    },
  ),
  token("heroku.api-key", "Heroku API key", "hrku-", "HRKU-[A-Za-z0-9_-]{60}"),
  token(
    "cloudflare.token",
    "Cloudflare API token",
    "cfat_ cfut_ cfk_ cfoat_",
    "cf(?:at|ut|k|oat)_[A-Za-z0-9]{40}[a-f0-9]{8}",
  ),
  token(
    "cloudflare.origin-ca-key",
    "Cloudflare Origin CA key",
    "v1.0-",
    "v1\\.0-[a-fA-F0-9]{24}-[a-fA-F0-9]{146}",
  ),
  token("databricks.token", "Databricks token", "dapi", "dapi[a-f0-9]{32}(?:-\\d)?", {
    entropy: 3,
  }),
  token("vercel.token", "Vercel token", "vcp_ vci_ vca_ vcr_ vck_", "vc[piark]_[A-Za-z0-9]{24,80}"),
  token("netlify.token", "Netlify token", "nfp_", "nfp_[A-Za-z0-9]{36,40}"),
  token(
    "supabase.token",
    "Supabase token",
    "sbp_ sb_secret_",
    "sbp_(?:v0_)?[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,64}",
  ),
  token(
    "planetscale.token",
    "PlanetScale credential",
    "pscale_",
    "pscale_(?:pw|tkn|oauth|otkn)_[A-Za-z0-9_.=-]{32,64}",
  ),
  token("neon.api-key", "Neon API key", "napi_", "napi_[a-z0-9]{60,70}"),
  token("scaleway.access-key", "Scaleway access key", "scw", "SCW[A-Z0-9]{17}", {
    accepts: hasDigit,
    entropy: 3,
  }),
  token("render.api-key", "Render API key", "rnd_", "rnd_[A-Za-z0-9]{28,40}"),
  token("linode.token", "Akamai EdgeGrid token", "akab-", "akab-[a-z0-9]{16}-[a-z0-9]{16}"),
  token(
    "doppler.token",
    "Doppler token",
    "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.",
    "dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[A-Za-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}",
  ),
  token("pulumi.token", "Pulumi access token", "pul-", "pul-[a-f0-9]{40}"),
  token(
    "hashicorp.vault-token",
    "HashiCorp Vault token",
    "hvs. hvb. hvr.",
    "hv[sbr]\\.[A-Za-z0-9_-]{24,400}",
    { entropy: 3 },
  ),
  token("hashicorp.vault-legacy-token", "HashiCorp Vault token of old", "", "s\\.[A-Za-z0-9]{24}", {
    left: "(?<![A-Za-z0-9_.])",
    accepts: isMixed,
    entropy: 3.5,
  }),
  token(
    "hashicorp.terraform-token",
    "HCP Terraform token",
    "atlasv1",
    "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9=_-]{60,70}",
  ),
  token(
    "docker.swarm-token",
    "Docker Swarm join token",
    "swmtkn-",
    "SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}",
  ),
  token("openshift.token", "OpenShift user token", "sha256~", "sha256~[A-Za-z0-9_-]{43}", {
    entropy: 3.5,
  }),
  token(
    "tailscale.key",
    "Tailscale key",
    "tskey-",
    "tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{20,64}",
    { left: "(?<![A-Za-z])" },
  ),
  token(
    "defined.token",
    "Defined Networking API token",
    "dnkey-",
    "dnkey-[A-Za-z0-9_=-]{26}-[A-Za-z0-9_=-]{52}",
  ),
  token("scalingo.token", "Scalingo token", "tk-us-", "tk-us-[A-Za-z0-9_-]{48}"),
  token("clickhouse.api-secret", "ClickHouse Cloud API secret", "4b1d", "4b1d[A-Za-z0-9]{38}", {
    entropy: 3,
  }),
];
