//! Providers of identities: the houses whose word we take for who somebody is, over OpenID Connect.
//!
//! **Invariant:** the server speaks to the issuers that its operator named, and to where these say their
//! keys and tokens are; it follows no redirect, and reaches no private address, whatever a name resolves
//! to. A word that is not signed, not fresh, not for us or not by the one who was asked counts for
//! nothing.

mod reach;

use std::time::Duration;

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, TokenResponse, reqwest,
};
use serde::{Deserialize, Serialize};

use reach::{Guarded, Reach};

/// Signatures that are taken; none of them can be made with what everybody knows.
const SIGNATURES: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];
/// A provider that takes longer is not waited for, in seconds.
const PATIENCE: u64 = 10;

/// A provider of identities, as the operator names it.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its name in addresses: small letters.
    pub slug: String,
    /// What people call it.
    pub name: String,
    /// The issuer, exactly as it calls itself.
    pub issuer: String,
    /// Under which name it knows us.
    pub client: String,
    /// The secret that it gave us.
    pub secret: Option<String>,
    /// Whether it may be on this machine, over plain HTTP: where the server is on it alone as well.
    pub loopback: bool,
}

/// What has to come back from a provider.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// Who was asked.
    pub(crate) slug: String,
    nonce: String,
    verifier: String,
}

/// Why a provider's word is not taken, in words of ours: what it said itself, and what a library says of
/// it, may quote a person, and this stands in the log.
#[derive(Debug, thiserror::Error)]
#[error("the provider's word is not taken: {0}")]
pub(crate) struct NotTaken(&'static str);

/// Its token says something else than what was asked, or is not signed by it.
const TOKEN: &str = "its token is not signed, not fresh or not for us";

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The reason in the place of whatever a library says.
fn because<E>(why: &'static str) -> impl Fn(E) -> NotTaken {
    move |_| NotTaken(why)
}

impl Provider {
    /// What to remember of a question before it is asked.
    pub(crate) fn ask(&self) -> Asked {
        let (_, verifier) = PkceCodeChallenge::new_random_sha256();
        let (nonce, verifier) = (Nonce::new_random().secret().clone(), verifier.into_secret());
        Asked { slug: self.slug.clone(), nonce, verifier }
    }

    /// Where to send the person.
    ///
    /// # Errors
    /// Where the provider cannot be reached, or is not who it should be.
    pub(crate) async fn address(
        &self,
        public: &str,
        asked: &Asked,
        state: String,
    ) -> Result<String, NotTaken> {
        let client = self.client(public).await?;
        let verifier = PkceCodeVerifier::new(asked.verifier.clone());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let nonce = Nonce::new(asked.nonce.clone());
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request = client.authorize_url(flow, || CsrfToken::new(state), || nonce);
        Ok(request.set_pkce_challenge(challenge).url().0.to_string())
    }

    /// Who the provider says that it is: the subject, under its issuer.
    ///
    /// # Errors
    /// Where its word is not taken.
    pub(crate) async fn answer(
        &self,
        public: &str,
        asked: &Asked,
        code: String,
    ) -> Result<String, NotTaken> {
        let client = self.client(public).await?;
        let reach = self.reach()?;
        let exchange = client.exchange_code(AuthorizationCode::new(code));
        let exchange = exchange.map_err(because("it names no address for tokens"))?;
        let verifier = PkceCodeVerifier::new(asked.verifier.clone());
        let answer = exchange.set_pkce_verifier(verifier).request_async(&reach).await;
        let answer = answer.map_err(because("it gives no token for the code"))?;
        let token = answer.id_token().ok_or(NotTaken("it names nobody"))?;
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES);
        let nonce = Nonce::new(asked.nonce.clone());
        let claims = token.claims(&verifier, &nonce).map_err(because(TOKEN))?;
        if claims.authorized_party().is_some_and(|party| party.as_str() != self.client) {
            return Err(NotTaken("it was said to another"));
        }
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(because(TOKEN))?;
            let key = token.signing_key(&verifier).map_err(because(TOKEN))?;
            let found = AccessTokenHash::from_token(answer.access_token(), algorithm, key);
            if found.map_err(because(TOKEN))? != *expected {
                return Err(NotTaken("its two tokens do not belong together"));
            }
        }
        Ok(claims.subject().to_string())
    }

    async fn client(&self, public: &str) -> Result<Client, NotTaken> {
        let reach = self.reach()?;
        let issuer = IssuerUrl::new(self.issuer.clone());
        let issuer = issuer.map_err(because("its issuer is no address"))?;
        let found = CoreProviderMetadata::discover_async(issuer, &reach).await;
        let metadata = found
            .map_err(because("it cannot be reached, or does not describe itself as it should"))?;
        let address = metadata.authorization_endpoint().url();
        if address.scheme() != "https" && !self.loopback {
            return Err(NotTaken("it would send people over an open line"));
        }
        let back = format!("{public}/enter/from/{}", self.slug);
        let secret = self.secret.clone().map(ClientSecret::new);
        let client = CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(self.client.clone()),
            secret,
        );
        Ok(client.set_redirect_uri(RedirectUrl::new(back).map_err(because("our address is none"))?))
    }

    fn reach(&self) -> Result<Reach, NotTaken> {
        let built = reqwest::ClientBuilder::new()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(PATIENCE))
            .no_proxy()
            .dns_resolver(std::sync::Arc::new(Guarded { loopback: self.loopback }));
        let client = built.build().map_err(because("nothing can be asked from here"))?;
        Ok(Reach { client, loopback: self.loopback })
    }
}
