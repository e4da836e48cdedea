<?php
// php fill.php WORDPRESS < site.json: options, sections and posts, through WordPress's own functions.
$site = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$_SERVER['HTTP_HOST'] = parse_url(getenv('PORTAL_URL'), PHP_URL_HOST);
$_SERVER['REQUEST_URI'] = '/';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_set_current_user(1);
switch_theme($site['theme']);
foreach ($site['options'] as $name => $value) {
    update_option($name, $value);
}
global $wp_rewrite;
$wp_rewrite->init();
flush_rewrite_rules();
if ($site['posts']) {
    wp_delete_post(1, true);  // the post that greets a new site
}
foreach ($site['posts'] as $story) {
    $made = wp_insert_post([
        'post_title' => $story['title'],
        'post_content' => $story['html'],
        'post_date' => $story['published'],
        'post_category' => [wp_create_category($story['section'])],
        'post_status' => 'publish',
        'post_author' => 1,
    ], true);
    if (is_wp_error($made)) {
        fwrite(STDERR, $story['title'] . ': ' . $made->get_error_message() . "\n");
        exit(1);
    }
}
echo wp_count_posts()->publish, "\n";
