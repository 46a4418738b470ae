/** Names of keys, flags, variables and parameters, read as people mean them. */

/**
 * The words of a name, in lower case: split at case, digits' ends and everything that is no letter or digit.
 * `dbPassword2` is db, password2; `X-Api-Key` is x, api, key; `AWS_SECRET` is aws, secret.
 */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/**
 * How sure a name makes us: `strong` names hold nothing but secrets, `token` names may count something or name a
 * place in a text, `weak` names hold secrets only where the value looks like one.
 */
export type Strength = "strong" | "token" | "weak";

const strong = setOf(
  "password passwd passwords passphrase passphrases passwort kennwort passcode pwd pswd pword passwrd contrasena " +
    "contraseña motdepasse motdepass senha wachtwoord secret secrets secrete authorization cookie cookies credential " +
    "credentials creds cred apikey apikeys api_key privatekey secretkey accesskey authkey signingkey encryptionkey " +
    "masterkey accountkey sharedaccesskey connectionstring connstring clientsecret appsecret sshpass userpass dbpass " +
    "pgpassword mysqlpwd htpasswd passkey mnemonic seedphrase totp jwt keypass storepass psk",
);

/** Names that hold a token unless the words around them say that they count or name one. */
const tokens = setOf(
  "token authtoken accesstoken refreshtoken sessiontoken apitoken bottoken idtoken usertoken bearertoken webhooksecret " +
    "bearer",
);

const weak = setOf("pass pw auth pin otp dsn sessionid sid");

/** What makes a secret of `key` when it stands before it. */
const keyed = setOf(
  "api access secret private encryption encrypt decryption signing sign master auth account shared license licence ssh deploy " +
    "hmac crypto cipher aes rsa gpg pgp subscription admin ssl tls webhook root symmetric sas",
);

/** What may: many a `user_key` is the key of a map. */
const oftenKeyed = setOf(
  "service application app integration server consumer client user management functions host write ingest insert rest global token",
);

/** Before `pass`: a round of something, no password. */
const rounds = setOf(
  "first second third single double two multi one next last final render build test tests depth shader by low high band all no",
);

/** What makes credentials of `tokens`, which mostly are counted. */
const held = setOf(
  "access auth api refresh bearer session secret private personal bot device push id identity csrf xsrf security deploy registry " +
    "login oauth jwt github gitlab npm slack bearer",
);

/** Words after a secret word that say the value is about the secret, not the secret itself. */
const about = setOf(
  "count counts limit limits budget per usage used length len size rate ratio cost price estimate type types kind format " +
    "version policy policies present detected enabled disabled required requirement valid validity invalid exists exist found missing " +
    "name names id ids digest hash checksum fingerprint sha256 algorithm alg encoding scheme method mode status state error errors message " +
    "expired expires expiry expiration ttl age created updated rotated rotation timestamp time date at ms seconds second " +
    "duration url uri endpoint path paths file files filename dir directory location env var variable variables field fields label placeholder " +
    "prompt hint reset strength regex pattern validator rule rules manager store storage provider source scope scopes issuer audience " +
    "owner user username role domain bucket index offset position window stream logprobs logprob probability probs " +
    "s processed generated remaining left consumed total max min avg mean throughput speed latency " +
    "scanning scanner scan checked rejected changed change reminder helper service class test tests spec stdin fd parser match header " +
    "ts tsx js jsx mjs cjs py go rs java rb c h cpp cc cs md json yaml yml toml txt sh html css php vue swift kt lock",
);

/** Words before a secret word that say the same. */
const before = setOf(
  "has is no num number max min total need needs require requires use uses allow allows show hide prompt completion input output cached " +
    "reasoning non not public publishable cancellation cancel abort pad eos bos unk sep cls mask stop start end special next page " +
    "continuation continue pagination sync cursor first last current image audio text thinking new old per avg mean count credentials " +
    "forgot reset change update validate check verify missing invalid",
);
/** Of those, the words that say so of counts and marks alone: `new_password` is a password. */
const beforeTokens = setOf(
  "prompt completion input output cached reasoning cancellation cancel abort pad eos bos unk sep cls mask stop start end special next page " +
    "continuation continue pagination sync cursor first last current image audio text thinking per avg mean count new old",
);

/** Words that end in these hold them, written as one: AUTHTOKEN, mypassword. */
const ends =
  /(?:password|passwd|passphrase|secret|apikey|authtoken|accesstoken|secretkey|privatekey|accesskey|token)\d*$/;

const memo = new Map<string, Strength | undefined>();
const mostNames = 10_000;

/** How sure the name of a key makes us that its value is a secret; undefined for other names. */
export function strengthOf(name: string): Strength | undefined {
  // The names of packages and paths are nobody's keys.
  if (name.length > 200 || name.includes("/", 1)) return undefined;
  if (memo.has(name)) return memo.get(name);
  if (memo.size >= mostNames) memo.clear();
  const strength = judge(wordsOf(name));
  memo.set(name, strength);
  return strength;
}

function judge(words: readonly string[]): Strength | undefined {
  let found: Strength | undefined;
  let at = -1;
  for (const [i, word] of words.entries()) {
    const strength = strengthAt(words, i, word);
    if (strength === undefined) continue;
    // `weak` never takes the place of what is surer: auth_token, login_password.
    if (found === undefined || strength !== "weak") {
      found = strength;
      at = i;
    }
  }
  if (found === undefined) return undefined;
  for (let i = at + 1; i < words.length; i++) {
    if (about.has(words[i]!) && !isPart(words, i)) return undefined;
  }
  const front = at > 0 ? words[at - 1]! : "";
  const vetoes = found === "token" ? before : withoutTokens;
  return vetoes.has(front) || words.slice(0, at).some((word) => word === "non" || word === "not")
    ? undefined
    : found;
}

/** `secret_id` is a credential of its own (Vault, AppRole); a hash of a password can be guessed from. */
const isPart = (words: readonly string[], i: number): boolean =>
  (words[i] === "id" && words[i - 1] === "secret") ||
  (words[i] === "hash" && (words[i - 1] === "password" || words[i - 1] === "passwd"));

const withoutTokens: ReadonlySet<string> = new Set(
  [...before].filter((word) => !beforeTokens.has(word)),
);

function strengthAt(words: readonly string[], i: number, word: string): Strength | undefined {
  if (strong.has(word)) return "strong";
  // An access_token is one whatever it looks like; a token may be a word.
  if (tokens.has(word))
    return word !== "token" || held.has(words[i - 1] ?? "") ? "strong" : "token";
  if (word === "tokens") return i > 0 && held.has(words[i - 1]!) ? "token" : undefined;
  if (word === "key" || word === "keys") {
    const front = words[i - 1] ?? "";
    return keyed.has(front) ? "strong" : oftenKeyed.has(front) ? "weak" : undefined;
  }
  if (word === "passe" && words[i - 1] === "de" && words[i - 2] === "mot") return "strong";
  if (word === "phrase" && words[i - 1] === "seed") return "strong";
  if (word === "string" || word === "str") {
    return words[i - 1] === "connection" || words[i - 1] === "conn" ? "strong" : undefined;
  }
  const bare = word.replace(/\d+$/, "");
  if (bare !== word && bare !== "") return strengthAt(words.with(i, bare), i, bare);
  if (word === "pass" && i > 0 && !rounds.has(words[i - 1]!) && isLastOf(words, i)) return "strong";
  if (weak.has(word)) return isLastOf(words, i) ? "weak" : undefined;
  if (word.length > 6 && ends.test(word)) return word.endsWith("token") ? "token" : "strong";
  return undefined;
}

/** `pass` and `auth` in the middle of a name say little: auth_method, pass_count. */
const isLastOf = (words: readonly string[], i: number): boolean =>
  i === words.length - 1 || (i === words.length - 2 && words[i + 1] === "secure");

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
