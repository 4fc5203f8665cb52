//! The OpenAPI document, from the handlers' own descriptions and the declarations of the acts.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::{acts, lists, reading, record, schema};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Unbracket",
        description = "Negotiations of a text: what stands on the record, and acts. Reading needs no \
            token; an act needs one of scope `submit`, and the same rights as on the pages.",
    ),
    paths(
        reading::processes,
        reading::process,
        reading::document,
        reading::text,
        reading::compilation,
        lists::people,
        lists::groups,
        lists::documents,
        lists::proposals,
        lists::positions,
        lists::contributions,
        lists::points,
        lists::statements,
        lists::commitments,
        record::entries,
        record::entry,
        record::receipt,
        record::checkpoint,
        acts::kinds,
        acts::submit,
    )
)]
struct Described;

static DOCUMENT: LazyLock<Value> = LazyLock::new(build);

/// The document, version 3.1 of OpenAPI.
pub fn openapi() -> &'static Value {
    &DOCUMENT
}

fn build() -> Value {
    let mut document = serde_json::to_value(Described::openapi()).unwrap_or_default();
    // What the description uses of it reads the same in 3.1, which more programs know.
    document["openapi"] = json!("3.1.0");
    let components = &mut document["components"];
    components["securitySchemes"]["token"] = json!({
        "type": "http", "scheme": "bearer",
        "description": "A token from the page of one's account. It is for one process, and has the \
            scope `read`, the scope `submit`, or both: reading with it needs `read`, acting `submit`. \
            Reading needs no token, and with one finds the same.",
    });
    scopes(&mut document["paths"]);
    let components = &mut document["components"];
    let mut names = Vec::new();
    for (name, schema) in schema::acts() {
        names.push(json!({ "$ref": format!("#/components/schemas/{name}") }));
        components["schemas"][name] = schema;
    }
    components["schemas"]["Act"] = json!({
        "description": "Every kind of act, with its fields", "oneOf": names,
    });
    document
}

/// Which scope each operation asks of a token; reading asks for no token, and says what is wrong with one
/// that is shown all the same.
fn scopes(paths: &mut Value) {
    let problem = |description: &str| {
        json!({ "description": description, "content": {
            "application/json": { "schema": { "$ref": "#/components/schemas/Problem" } } } })
    };
    for path in paths.as_object_mut().into_iter().flat_map(serde_json::Map::values_mut) {
        if let Some(read) = path.get_mut("get") {
            read["security"] = json!([{}, { "token": ["read"] }]);
            read["responses"]["401"] = problem("The token is none, or none any more");
            read["responses"]["403"] = problem("The token is for another process or scope");
        }
        if let Some(act) = path.get_mut("post") {
            act["security"] = json!([{ "token": ["submit"] }]);
        }
    }
}

/// Serves the document.
pub(crate) async fn serve() -> Response {
    let body = serde_json::to_vec(openapi()).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}
