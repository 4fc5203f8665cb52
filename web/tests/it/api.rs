//! The API's document describes its routes, and its schemas every act.

use std::collections::BTreeSet;

use unbracket_negotiation::Act;

/// Method and path of every operation in the document.
fn in_document() -> BTreeSet<(String, String)> {
    let paths = unbracket_web::openapi()["paths"].as_object().expect("the document has paths");
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("a path has methods");
        methods.keys().map(|method| (method.to_uppercase(), path.clone()))
    });
    operations.collect()
}

#[test]
fn every_route_of_the_api_is_described_and_every_description_has_a_route() {
    let routes: BTreeSet<_> = unbracket_web::described()
        .into_iter()
        .filter(|(_, path, _)| path.starts_with("/api/") && *path != "/api/openapi.json")
        .map(|(method, path, _)| (method.to_owned(), path.to_owned()))
        .collect();
    assert!(routes.len() > 15);
    assert_eq!(routes, in_document());
}

#[test]
fn every_kind_of_act_has_a_schema_with_its_fields() {
    let schemas = &unbracket_web::openapi()["components"]["schemas"];
    let one_of = schemas["Act"]["oneOf"].as_array().expect("acts are one of many");
    assert_eq!(one_of.len(), Act::kinds().count());
    for (reference, (kind, fields)) in one_of.iter().zip(Act::all_fields()) {
        let name = reference["$ref"].as_str().and_then(|path| path.rsplit('/').next());
        let schema = &schemas[name.expect("a reference has a name")];
        assert_eq!(schema["properties"]["act"]["const"], *kind);
        let properties = schema["properties"]["fields"]["properties"].as_object();
        let named: BTreeSet<_> = properties.expect("fields").keys().map(String::as_str).collect();
        assert_eq!(named, fields.iter().copied().collect());
    }
}
