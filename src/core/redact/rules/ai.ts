import { hasDigit, isMixed, token, uuid } from "./token.ts";

/** Models and what serves them. */
export const aiRules = [
  token(
    "openai.key",
    "OpenAI API key",
    "sk-proj- sk-svcacct- sk-admin- sk-none- t3blbkfj",
    "sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,250}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}",
    { entropy: 2, accepts: hasDigit },
  ),
  token(
    "anthropic.key",
    "Anthropic API key",
    "sk-ant-",
    "sk-ant-(?:api|admin|sid|oat|ort)\\d\\d-[A-Za-z0-9_-]{60,160}",
    { entropy: 3 },
  ),
  token(
    "generic.sk-key",
    "API key that begins with sk-",
    "sk-",
    "sk-(?:or-v1-|lf-|helicone-|litellm-)?[A-Za-z0-9]{32,96}",
    { entropy: 3.2, accepts: hasDigit },
  ),
  token("langfuse.key", "Langfuse secret key", "sk-lf-", `sk-lf-${uuid}`),
  // Bodies are letters alone; those with digits name variables (Hugging Face, User access tokens).
  token("huggingface.token", "Hugging Face token", "hf_ api_org_", "(?:hf|api_org)_[A-Za-z]{34}"),
  token(
    "huggingface.token-with-digits",
    "Hugging Face token with digits",
    "hf_",
    "hf_[A-Za-z0-9]{34}",
    { accepts: isMixed, entropy: 4 },
  ),
  token("groq.key", "Groq API key", "gsk_", "gsk_[A-Za-z0-9]{52}"),
  token("perplexity.key", "Perplexity API key", "pplx-", "pplx-[A-Za-z0-9]{48}"),
  token("replicate.token", "Replicate token", "r8_", "r8_[A-Za-z0-9]{37}"),
  token("xai.key", "xAI API key", "xai-", "xai-[A-Za-z0-9]{80}"),
  token("cerebras.key", "Cerebras API key", "csk-", "csk-[a-z0-9]{48}"),
  token("fireworks.key", "Fireworks API key", "fw_", "fw_[A-Za-z0-9]{22,24}", { accepts: isMixed }),
  token("langsmith.key", "LangSmith key", "lsv2_", "lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}"),
  token("tavily.key", "Tavily API key", "tvly-", "tvly-(?:dev-|prod-)?[A-Za-z0-9-]{20,64}", {
    accepts: hasDigit,
  }),
  token("pinecone.key", "Pinecone API key", "pcsk_", "pcsk_[A-Za-z0-9_]{60,80}"),
  token("nvidia.key", "NVIDIA API key", "nvapi-", "nvapi-[A-Za-z0-9_-]{60,70}"),
  token("jina.key", "Jina API key", "jina_", "jina_[A-Za-z0-9_-]{60,70}"),
  token("e2b.key", "E2B API key", "e2b_", "e2b_[a-f0-9]{40}"),
  token("firecrawl.key", "Firecrawl API key", "fc-", "fc-[a-f0-9]{32}"),
  token("elevenlabs.key", "ElevenLabs API key", "", "sk_[a-f0-9]{48}"),
  token("voyage.key", "Voyage API key", "pa-", "pa-[A-Za-z0-9_-]{43}", {
    accepts: isMixed,
    entropy: 4,
  }),
  token("cursor.key", "Cursor API key", "", "key_[a-f0-9]{64}"),
];
