//! A second evaluator of the attributes of a page, apart from the script: it reads the markup alone.

/// An element or a run of text.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Text(String),
    Element(Element),
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|c| c == class))
    }

    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    fn names(&self, attribute: &str, sponsor: Option<usize>) -> bool {
        let numbers = self.get(attribute).unwrap_or_default();
        numbers.split(' ').any(|number| number.parse().ok() == sponsor && sponsor.is_some())
    }
}

pub(crate) fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#13;", "\r")
        .replace("&amp;", "&")
}

/// The article of a page as a tree; stops at markup that it does not expect.
pub(crate) fn article(page: &str) -> Element {
    let start = page.find("<article").unwrap();
    let end = page.find("</article>").unwrap();
    let mut open = vec![Element::default()];
    let mut rest = &page[start..end];
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        if !text.is_empty() {
            open.last_mut().unwrap().children.push(Node::Text(unescaped(text)));
        }
        let (tag, behind) = tag[1..].split_once('>').unwrap();
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().unwrap();
            assert_eq!(closed.name, name, "elements are closed in order");
            open.last_mut().unwrap().children.push(Node::Element(closed));
        } else {
            open.push(element(tag));
        }
    }
    assert_eq!(open.len(), 2, "all elements within the article are closed");
    open.pop().unwrap()
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((name, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"').unwrap();
        attributes.push((name.trim().to_owned(), unescaped(value)));
        rest = behind;
    }
    assert_eq!(rest.trim(), "", "attributes have quoted values: {tag}");
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

/// The steps that the option of a sponsor holds.
pub(crate) fn steps(page: &str, sponsor: usize) -> String {
    let option = page.split_once(&format!("<option value=\"{sponsor}\"")).unwrap().1;
    let tag = option.split_once('>').unwrap().0;
    let steps = tag.strip_prefix(" data-o=\"").and_then(|steps| steps.split('"').next());
    steps.unwrap_or_default().to_owned()
}

/// The depth and the text of each provision in a reading, in order: of the base without a sponsor.
pub(crate) fn reading(page: &str, sponsor: Option<usize>) -> Vec<(usize, String)> {
    let article = article(page);
    let nodes: Vec<&Element> = article.elements().filter(|e| e.has_class("p")).collect();
    let mut texts: Vec<String> = nodes.iter().map(|node| node_text(node, sponsor)).collect();
    let hidden = |node: &Element| {
        let is_proposed = node.get("data-in").is_some() && !node.names("data-in", sponsor);
        is_proposed || node.names("data-x", sponsor)
    };
    let mut depths: Vec<usize> = nodes.iter().map(|node| depth(node)).collect();
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    let mut gone: Vec<usize> = order.iter().copied().filter(|&at| hidden(nodes[at])).collect();
    let steps = sponsor.map(|sponsor| steps(page, sponsor)).unwrap_or_default();
    for step in steps.split_whitespace() {
        let (at, other) = step[1..].split_once(',').unwrap();
        let at: usize = at.parse().unwrap();
        let other: Option<usize> = other.parse().ok();
        match &step[..1] {
            "m" => {
                order.retain(|&node| node != at);
                let behind = other.map(|other| order.iter().position(|&n| n == other).unwrap());
                order.insert(behind.map_or(0, |place| place + 1), at);
            }
            "j" | "J" => {
                let glue = if &step[..1] == "J" { " " } else { "" };
                let joined = format!("{glue}{}", texts[at]);
                texts[other.unwrap()].push_str(&joined);
                gone.push(at);
            }
            step => {
                assert_eq!(step, "d");
                depths[at] = other.unwrap();
            }
        }
    }
    let shown = order.iter().filter(|at| !gone.contains(at));
    let parts = |&at: &usize| {
        texts[at].split('\u{1}').map(|text| (depths[at], text.to_owned())).collect::<Vec<_>>()
    };
    shown.flat_map(parts).collect()
}

fn depth(node: &Element) -> usize {
    let classes = node.get("class").unwrap_or_default().split(' ');
    let mut depths = classes.filter_map(|class| class.strip_prefix('d')?.parse().ok());
    depths.next().unwrap_or(0)
}

fn node_text(node: &Element, sponsor: Option<usize>) -> String {
    let words: Vec<&Element> = node.elements().filter(|e| e.has_class("w")).collect();
    let rival = words.iter().find(|e| e.has_class("alt") && e.names("data-s", sponsor));
    let mut out = String::new();
    write(rival.unwrap_or(&words[0]), sponsor, &mut out);
    out
}

fn write(element: &Element, sponsor: Option<usize>, out: &mut String) {
    let is_bracket = element.name == "u-k";
    let named = element.elements().find(|a| a.names("s", sponsor));
    let taken = named.or_else(|| element.elements().find(|a| a.get("s").is_none()));
    for node in &element.children {
        match node {
            Node::Text(_) if is_bracket => {}
            Node::Text(text) => out.push_str(text),
            Node::Element(e) if is_bracket => {
                if taken.is_some_and(|taken| std::ptr::eq(taken, e)) && e.name == "u-a" {
                    write(e, sponsor, out);
                }
            }
            Node::Element(e) if matches!(e.name.as_str(), "b" | "i" | "small") => {}
            Node::Element(e) if e.has_class("n") => {}
            Node::Element(e) if e.has_class("s") => out.push('\u{1}'),
            Node::Element(e) => write(e, sponsor, out),
        }
    }
}
