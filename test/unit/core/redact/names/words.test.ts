import { describe, expect, test } from "vitest";
import { createNames } from "../../../../../src/core/redact/names/names.ts";
import { strengthOf, wordsOf } from "../../../../../src/core/redact/names/words.ts";
import { words } from "../../../../support/words.ts";

test.each([
  ["dbPassword2", ["db", "password2"]],
  ["X-Api-Key", ["x", "api", "key"]],
  ["AWS_SECRET", ["aws", "secret"]],
  ["HTTPServer.authToken", ["http", "server", "auth", "token"]],
  ["contraseñaNueva", ["contraseña", "nueva"]],
  ["--", []],
])("the words of %s", (name, expected) => {
  expect(wordsOf(name)).toEqual(expected);
});

describe("names of secrets", () => {
  test.each([
    ...words(
      "password Password PASSWORD dbPassword db_password DB-PASSWORD db.password password2 new_password",
    ),
    ...words("passwd userPasswd passphrase pwd PGPASSWORD sshpass passcode keyPass keystore_pass"),
    ...words(
      "secret client_secret clientSecret SECRET_KEY_BASE appSecret secret_id credentials aws_credentials",
    ),
    ...words(
      "apiKey api_key x-api-key X-API-KEY apikey openai_api_key private_key privateKey signing_key",
    ),
    ...words(
      "encryption_key master_key accountKey storage_account_key sharedAccessKey access_key root_key",
    ),
    ...words(
      "Authorization Proxy-Authorization cookie Set-Cookie jwt psk mnemonic totp seedPhrase connectionString",
    ),
    ...words("contraseña contrasena motDePasse mot_de_passe senha Passwort kennwort wachtwoord"),
    ...words("db_pass SMTP_PASS rootPass mysql_pass password_hash"),
  ])("%s is one of a secret, whatever the value", (name) => {
    expect(strengthOf(name)).toBe("strong");
  });

  test.each(
    words(
      "token authToken auth_token access_token refreshToken API_TOKEN bearer bot_token access_tokens webhookSecret github_token",
    ),
  )("%s is one of a token", (name) => {
    expect(strengthOf(name)).toMatch(/^(?:token|strong)$/);
  });

  test.each(words("pass pin otp dsn sid sessionid user_pin sentry_dsn"))(
    "%s needs a value that looks like one",
    (name) => {
      expect(strengthOf(name)).toBe("weak");
    },
  );
});

describe("names like those of secrets", () => {
  test.each([
    ...words(
      "tokens max_tokens maxTokens prompt_tokens completion_tokens total_tokens tokens_used tokens_per_second",
    ),
    ...words(
      "token_type token_count tokenCount token_budget tokenizer next_page_token pad_token eos_token",
    ),
    ...words(
      "cancellation_token cancellationToken sync_token stop_token cached_tokens token_limit",
    ),
    ...words(
      "stdout_digest password_digest secret_name secretName password_policy password_length has_password",
    ),
    ...words(
      "public_key publicKey primary_key cache_key key keys foreign_key sort_key partition_key keyboard monkey",
    ),
    ...words("author authority authored_at authentication_method auth_method auth_type oauth"),
    ...words(
      "passed passes passing bypass compass passenger pass_count pass_rate tests_passed passive",
    ),
    ...words(
      "cookie_count cookie_policy cookies_enabled secretary secret_count session_duration_ms pinned spinner ping",
    ),
    ...words(
      "password_file token_path credentials_path secret_url password_expired password_required private_key_path",
    ),
    ...words("idempotency_key_present plan_id url name value status"),
  ])("%s is none", (name) => {
    expect(strengthOf(name)).toBeUndefined();
  });
});

describe("names of a policy", () => {
  const names = createNames(["favourite_colour"], ["apiKey"]);

  test.each(words("favourite_colour favouriteColour FAVOURITE-COLOUR"))("%s was added", (name) => {
    expect(names.strengthOf(name)).toBe("strong");
    expect(createNames().strengthOf(name)).toBeUndefined();
  });

  test.each(words("apiKey api_key API-KEY"))("%s was taken out", (name) => {
    expect(names.strengthOf(name)).toBeUndefined();
    expect(names.strengthOf("password")).toBe("strong");
  });
});

describe("names of services", () => {
  const names = createNames();
  test.each(words("algolia ALGOLIA_ID openai stripe_key github_token npm-auth datadogApi"))(
    "%s is one",
    (name) => {
      expect(names.isVendor(name)).toBe(true);
    },
  );
  test.each(words("algolia_index openai_model github_run_id stripe_plan npm_version repository"))(
    "%s is none",
    (name) => {
      expect(names.isVendor(name)).toBe(false);
    },
  );
});

test("a name of any length and kind is judged", () => {
  expect(strengthOf("")).toBeUndefined();
  expect(strengthOf("x".repeat(100_000))).toBeUndefined();
  expect(strengthOf("constructor")).toBeUndefined();
  expect(strengthOf("__proto__")).toBeUndefined();
});
