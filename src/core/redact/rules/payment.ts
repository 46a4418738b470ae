import { hasDigit, token, uuid } from "./token.ts";

/** Payment and commerce. */
export const paymentRules = [
  token(
    "stripe.key",
    "Stripe secret key",
    "sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_",
    "[sr]k_(?:test|live|prod)_[A-Za-z0-9]{14,247}",
    { accepts: hasDigit },
  ),
  token("stripe.webhook-secret", "Stripe webhook secret", "whsec_", "whsec_[A-Za-z0-9+/=]{32,64}"),
  token(
    "square.token",
    "Square token",
    "sq0atp- sq0csp- sq0idp- eaaa",
    "sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,43}|EAAA[A-Za-z0-9_-]{60}",
    { accepts: hasDigit },
  ),
  token(
    "paypal.braintree-token",
    "Braintree access token",
    "access_token$",
    "access_token\\$(?:production|sandbox)\\$[a-z0-9]{16}\\$[a-f0-9]{32}",
  ),
  token(
    "plaid.token",
    "Plaid access token",
    "access-sandbox- access-development- access-production-",
    `access-(?:sandbox|development|production)-${uuid}`,
  ),
  token(
    "flutterwave.key",
    "Flutterwave key",
    "flwpubk flwseck",
    "FLW(?:PUB|SEC)K(?:_TEST)?-[a-h0-9]{12,32}(?:-X)?",
  ),
  token("lob.key", "Lob API key", "", "(?:live|test)_(?:pub_)?[a-f0-9]{31,35}"),
  token(
    "shopify.token",
    "Shopify token",
    "shpat_ shpca_ shppa_ shpss_ shptka_",
    "shp(?:at|ca|pa|ss|tka)_[a-fA-F0-9]{32}",
  ),
  token("easypost.key", "EasyPost API key", "ezak eztk", "EZ[AT]K[A-Za-z0-9]{54}"),
  token("shippo.key", "Shippo API token", "shippo_", "shippo_(?:live|test)_[a-f0-9]{40}"),
  token("razorpay.key", "Razorpay key id", "rzp_", "rzp_(?:live|test)_[A-Za-z0-9]{14}"),
  token("duffel.token", "Duffel API token", "duffel_", "duffel_(?:test|live)_[A-Za-z0-9_=-]{43}"),
  token("gocardless.token", "GoCardless token", "", "live_[A-Za-z0-9_=-]{40}", {
    accepts: hasDigit,
    entropy: 3.5,
  }),
  token(
    "freemius.key",
    "Freemius secret key",
    "secret_key",
    "[\"']secret_key[\"']\\s{0,8}=>\\s{0,8}[\"'](sk_[^\\s\"']{29})",
    { group: 1, left: "", right: "" },
  ),
];
