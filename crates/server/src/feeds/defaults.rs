//! The feeds that the app begins with.

use super::FeedSource;

/// Public world-news feeds of different countries and viewpoints, in English, each free to read by anyone.
const FEEDS: &[(&str, &str)] = &[
    ("BBC News", "https://feeds.bbci.co.uk/news/world/rss.xml"),
    ("Al Jazeera", "https://www.aljazeera.com/xml/rss/all.xml"),
    ("The Guardian", "https://www.theguardian.com/world/rss"),
    ("Deutsche Welle", "https://rss.dw.com/rdf/rss-en-world"),
    ("France 24", "https://www.france24.com/en/rss"),
    ("NPR", "https://feeds.npr.org/1004/rss.xml"),
    ("UN News", "https://news.un.org/feed/subscribe/en/news/all/rss.xml"),
    ("The Kyiv Independent", "https://kyivindependent.com/news-archive/rss/"),
    ("The Times of Israel", "https://www.timesofisrael.com/feed/"),
    ("ReliefWeb", "https://reliefweb.int/updates/rss.xml"),
    ("Sky News", "https://feeds.skynews.com/feeds/rss/world.xml"),
    ("The New York Times", "https://rss.nytimes.com/services/xml/rss/nyt/World.xml"),
];

/// The feeds that the app begins with; the user may change them.
pub fn default_feeds() -> Vec<FeedSource> {
    FEEDS.iter().map(|(name, url)| FeedSource::new(*name, *url)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_feed_is_one_that_the_command_line_would_take() {
        for feed in default_feeds() {
            assert_eq!(format!("{}={}", feed.name, feed.url).parse(), Ok(feed));
        }
    }
}
