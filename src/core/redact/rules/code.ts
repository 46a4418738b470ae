import { hasDigit, token, uuid } from "./token.ts";

/** Hosts of code, package registries and build services. */
export const codeRules = [
  token(
    "github.token",
    "GitHub token",
    "ghp_ gho_ ghu_ ghs_ ghr_",
    "gh[pousr]_[A-Za-z0-9]{30,255}",
    { entropy: 1.8 },
  ),
  token(
    "github.fine-grained-token",
    "GitHub fine-grained token",
    "github_pat_",
    "github_pat_[A-Za-z0-9_]{36,255}",
    { entropy: 2.5 },
  ),
  token(
    "gitlab.token",
    "GitLab token",
    "glpat- gldt- glrt- glsoat- glft- glrtr- glwt-",
    "gl(?:pat|dt|rt|soat|ft|rtr|wt)-[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z]{2}(?:\\.[0-9a-z]{7}|[0-9a-z]{7}))?",
    { accepts: hasDigitOrCase },
  ),
  token("gitlab.trigger-token", "GitLab pipeline trigger token", "glptt-", "glptt-[0-9a-f]{40}"),
  token(
    "gitlab.incoming-mail-token",
    "GitLab incoming mail token",
    "glimt-",
    "glimt-[A-Za-z0-9_-]{25}",
  ),
  token("gitlab.agent-token", "GitLab agent token", "glagent-", "glagent-[A-Za-z0-9_-]{50}"),
  token(
    "gitlab.oauth-secret",
    "GitLab OAuth application secret",
    "gloas-",
    "gloas-[A-Za-z0-9_-]{64}",
  ),
  token(
    "gitlab.job-token",
    "GitLab CI job token",
    "glcbt-",
    "glcbt-(?:[0-9a-zA-Z]{1,5}_)?[A-Za-z0-9_-]{20}(?:[A-Za-z0-9_-]{0,10})",
  ),
  token(
    "gitlab.feature-flag-token",
    "GitLab feature flag client token",
    "glffct-",
    "glffct-[A-Za-z0-9_-]{20}",
  ),
  token(
    "gitlab.runner-registration-token",
    "GitLab runner registration token",
    "gr1348941",
    "GR1348941[A-Za-z0-9_-]{20,100}",
    { entropy: 2.5 },
  ),
  token(
    "gitlab.session",
    "GitLab session cookie",
    "_gitlab_session=",
    "_gitlab_session=([0-9a-z]{32})",
    { group: 1, left: "" },
  ),
  token(
    "bitbucket.token",
    "Bitbucket token",
    "atbb atctt3",
    "ATBB[A-Za-z0-9_=-]{24,40}|ATCTT3[A-Za-z0-9_=-]{60,250}",
    { accepts: hasDigit },
  ),
  token("atlassian.token", "Atlassian API token", "atatt3", "ATATT3[A-Za-z0-9_=-]{60,250}"),
  token(
    "sourcegraph.token",
    "Sourcegraph token",
    "sgp_ slk_ sgd_",
    "sgp_(?:[a-fA-F0-9]{16}_|local_)?[a-fA-F0-9]{40}|(?:slk|sgd)_[a-f0-9]{40,64}",
    { entropy: 3 },
  ),
  token("npm.token", "npm access token", "npm_", "npm_[A-Za-z0-9]{36}", { entropy: 2 }),
  token("pypi.token", "PyPI upload token", "pypi-age", "pypi-AgE[A-Za-z0-9_-]{50,2048}"),
  token("rubygems.key", "RubyGems API key", "rubygems_", "rubygems_[a-f0-9]{48}"),
  token("nuget.key", "NuGet API key", "oy2", "oy2[a-z0-9]{43}"),
  token("crates.token", "crates.io token", "", "cio[A-Za-z0-9]{32}", {
    accepts: hasDigit,
    entropy: 3.5,
  }),
  token(
    "docker.token",
    "Docker access token",
    "dckr_pat_ dckr_oat_",
    "dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32}",
  ),
  token(
    "artifactory.key",
    "Artifactory API key",
    "akc ap2 ap3 ap5 ap6",
    "AKC[A-Za-z0-9]{10,80}|AP[2356][A-Za-z0-9]{8,80}",
    {
      left: "(?<=^|[\\s=:\"'\\\\])",
      right: "(?=$|[\\s\"'\\\\])",
    },
  ),
  token(
    "artifactory.reference-token",
    "Artifactory reference token",
    "cmvmd",
    "cmVmd[A-Za-z0-9]{59}",
    { entropy: 3.5 },
  ),
  token("clojars.token", "Clojars deploy token", "clojars_", "CLOJARS_[A-Za-z0-9]{60}"),
  token(
    "codecov.token",
    "Codecov or CircleCI project token",
    "ccipat_ ccipr",
    "CCIP(?:AT|RJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}",
  ),
  token(
    "buildkite.token",
    "Buildkite token",
    "bkua_ bkct_ bkaj_",
    "bk(?:ua|ct|aj)_[A-Za-z0-9_-]{40,200}",
  ),
  token("octopus.api-key", "Octopus Deploy API key", "", "API-[A-Z0-9]{26}", {
    accepts: hasDigit,
    entropy: 3,
  }),
  token(
    "harness.key",
    "Harness API key",
    "",
    "[ps]at\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}",
  ),
  token("sonar.token", "SonarQube token", "squ_ sqp_ sqa_", "sq[upa]_[a-z0-9=_-]{40}"),
  token("launchdarkly.key", "LaunchDarkly key", "sdk- api- mob-", `(?:sdk|api|mob)-${uuid}`),
  token("prefect.token", "Prefect API key", "pnu_ pnb_", "pn[ub]_[A-Za-z0-9]{36}", { entropy: 2 }),
  token("readme.token", "ReadMe API key", "rdme_", "rdme_[a-z0-9]{70}", { entropy: 2 }),
  token("postman.key", "Postman API key", "pmak-", "PMAK-[a-fA-F0-9]{24}-[a-fA-F0-9]{34}"),
  token("infracost.key", "Infracost API key", "ico-", "ico-[A-Za-z0-9]{32}", {
    left: "(?<![A-Za-z0-9._])",
    entropy: 3,
  }),
  token(
    "sidekiq.secret",
    "Sidekiq Enterprise credential",
    "contribsys__com",
    "BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM[\"'\\\\\\s]{0,8}[=:]{1,2}[\"'\\\\\\s]{0,8}([a-f0-9]{8}:[a-f0-9]{8})",
    { group: 1, left: "" },
  ),
];

/** Words joined by dashes are prose: slack-style names, file names. */
function hasDigitOrCase(secret: string): boolean {
  return /[0-9]/.test(secret) || (/[a-z]/.test(secret) && /[A-Z]/.test(secret));
}
