//! Phrases: the sentences that the long sample is made of, by what they tell of, and the words that
//! fill their gaps. A gap is a name in braces; each name has its list at the end of the file.

/// How a day begins.
pub const MORNING: &[&str] = &[
    "{weather} lay over {place} when I opened the shutters, and the river was only a sound.",
    "The day began with {sound} somewhere below the window, long before there was light to see by.",
    "I left {before} at {hour}, with {food} wrapped in paper and the map folded the wrong way out.",
    "There had been rain in the night, and every {tree} along the lane held a little of it back.",
    "Nobody was about but a man with a {tool} on his shoulder, who nodded as if we had an appointment.",
    "My boots had dried by the stove, which is as good a reason as any to set out in a fair mood.",
    "The first hour of walking belongs to the legs; the eyes wake up somewhere after the second mile.",
    "Before breakfast I walked down to the water and watched a {bird} fishing in the slack below the weir.",
    "The clock on the hall struck {hour}, a few minutes late, and the whole village seemed to forgive it.",
    "I had slept badly and walked well, which happens more often than people who sleep well believe.",
    "The landlady at {before} would take no money for the coffee, only a promise to write when I reached the sea.",
];

/// What the way was like.
pub const PATH: &[&str] = &[
    "The path keeps to the {side} bank here, on a dyke that was raised by hand over {count} winters.",
    "For {count} miles there is nothing to decide: the river turns, and you turn with it.",
    "Where the old towpath has slipped into the water, a new one climbs through {tree} and comes down again beyond the bend.",
    "I met {count} people before noon, and each of them told me that the bridge ahead was closed; it was open.",
    "A line of {tree} marks where the river ran before the flood that everyone here still dates things by.",
    "The fields come right down to the water, and the {side} edge of each is left unploughed for the {bird}.",
    "On the slope above, the terraces are held up by {material} walls, not one of them quite straight and not one of them fallen.",
    "At the ferry landing a bell hangs from a post, and the ferry comes if somebody on the other side feels like hearing it.",
    "The map shows a mill where there is now only a pool, deep and green, with {material} steps going down into it.",
    "Towards the middle of the day the valley opens, and for the first time I could see where I would be sleeping.",
    "Walking upstream one would call this a climb; walking down, it is merely a reason to notice one's knees.",
    "A {bird} kept {count} posts ahead of me for most of an hour, flying on each time I came near.",
];

/// What kind of place it is.
pub const PLACE: &[&str] = &[
    "{place} is built of {material}, and in the late light it looks less built than grown.",
    "There are {count} streets, all of which end at the river, as if the town had been poured out there.",
    "The market hall stands on {count} pillars, each given by a guild and each slightly taller than its neighbour.",
    "For {count} generations the place lived from {trade}, and the words for it are still in daily use.",
    "A line cut into the corner of the church shows how high the water came, and somebody has drawn a small boat above it.",
    "The school has {count} pupils, a piano, and a window from which one can see three bends of the river at once.",
    "What strikes a stranger is the quiet: the mill has been still for years, and people have gone on speaking softly.",
    "Half the houses have their front doors on the first floor, reached by outside stairs, for the years when the ground floor is river.",
    "There is a museum of {trade} in what used to be the customs house, open on request, and the request is half the visit.",
    "Old photographs show barges moored {count} deep along the quay; today there is one, and it sells books.",
    "The name is said to mean a crossing, and in truth everything here crosses something, the lanes most of all each other.",
    "New roofs stand between the old ones without apology, which I found that I liked.",
];

/// Whom one met.
pub const PEOPLE: &[&str] = &[
    "{person} has kept the lock for {count} years and knows every boat by the sound of its engine.",
    "“You can hear a flood a day before you see it,” {person} told me, “but you have to have been bored here long enough.”",
    "I asked {person} about {trade}, and was handed a {tool} and shown, because some things take longer to say than to do.",
    "In the evening {person} brought out a book in which the level of the river has been written down every day since the bridge was built.",
    "{person} had once walked the whole way too, in the other direction, and said that the river looks different from in front.",
    "The children wanted to know how many steps it was from the spring; we worked it out on the back of an envelope and were all impressed.",
    "“Tourists want to know how old everything is,” said {person}. “We would rather be asked whether it still works.”",
    "{person} repairs {tool}s for the whole district and refuses to own a telephone, so that people have to come by and talk.",
    "At the next table two brothers argued about the year of the great ice, and each appealed to {person}, who was too polite to know.",
    "I was introduced to {person}, who is making a list of all the words for mud, and has {count} so far.",
    "{person} showed me the garden, which is flooded every spring and is the better for it, and gave me seeds in a twist of paper.",
    "When I said how far I meant to go, {person} looked not at me but at my boots, and then nodded.",
];

/// What there was to eat.
pub const TABLE: &[&str] = &[
    "Supper was {food} with {side_dish}, and it was better than anything so plain has a right to be.",
    "They make {food} here as they do in {before}, and will tell you, kindly, that in {before} it is done wrong.",
    "I bought {food} from a window with a bell beside it and ate it on the steps by the water.",
    "The innkeeper served {side_dish} without being asked, and took my empty plate as the only thanks required.",
    "There is one baker left, and the loaves are gone by {hour}; I was there before that, for once.",
    "A good day of walking ends in appetite, and {place} knows what to do about that.",
    "With {food} came a small glass of something clear, distilled from {tree} bark and not to be discussed.",
    "We ate outside under the {tree}, {count} of us at a table meant for fewer, and the dishes went round by hand.",
];

/// How a day ends.
pub const EVENING: &[&str] = &[
    "After dark the river is louder, or the town is stiller, and it comes to the same.",
    "I wrote down the distance, which was {distance} miles, and the {bird}, and after that I could not keep my eyes open.",
    "From the bridge one could see the lamps of {next} downstream, small and level, like something already remembered.",
    "Somebody was practising a {tune} behind a closed window, stopping every time at the same place and every time going on.",
    "Far down the water there was {sound}, and I fell asleep trying to decide what it was.",
    "On the wall of my room hung a chart of the river as it was a century ago, with {count} islands that are no longer there.",
    "{weather} came up from the meadows, and the far bank went away a little at a time.",
    "Tomorrow there would be the long bend, and after it {next}; tonight there was a bed with a real quilt.",
    "I have come to think that a river is mostly a way of arranging for people to live within reach of each other.",
    "Before I put out the light I listened for the rain, and there was only the river, going where I was going.",
    "The last ferry crossed with nobody on it, because it is on the timetable and somebody might have been there.",
];

/// How a part of the journey is introduced, one for each part.
pub const PARTS: &[(&str, &str)] = &[
    (
        "The springs",
        "Nobody agrees where the Aurel begins. There are four springs in the high meadows, each with \
         its own sign and its own society of friends, and a fifth that has neither and is the \
         furthest from the sea. I started at that one.",
    ),
    (
        "The upper valley",
        "Here the river is still something that one can step across in August, and nobody would \
         think of doing so in April. The houses stand well back and the bridges are high.",
    ),
    (
        "The gorge",
        "For three days the path and the river are the only two things in the gorge, and they share \
         it badly. Then the walls stand back and there are villages again, each in its own pocket of sun.",
    ),
    (
        "The mill country",
        "Every mile of this stretch once turned a wheel. Some of the wheels are turning again, for \
         electric light rather than flour, and the people who own them talk about water as farmers \
         talk about weather.",
    ),
    (
        "The vineyards",
        "The valley faces south here and takes the matter seriously. Between the rows there are steps, \
         and between the steps there are people who can tell you what each wall is for.",
    ),
    (
        "The towns",
        "Now the river has quays and the path has benches. One walks from one clock tower to the \
         next, and the days are measured in bridges.",
    ),
    (
        "The wide meadows",
        "Below the last of the towns the land gives up its edges. In winter all of this is lake; in \
         summer it is hay, and the boundary stones stand on legs.",
    ),
    (
        "The lakes",
        "The Aurel passes through three lakes and keeps its name in all of them. The people on the \
         shores hold that the lakes are the real thing and the river merely their way of meeting.",
    ),
    (
        "The salt marshes",
        "The first taste of salt comes forty miles before the sea. After that everything is built on \
         posts, spoken of in tides, and a little further away than it looks.",
    ),
    (
        "The mouth",
        "A river does not end; it is only asked less and less often what it is called. These were the \
         last days, and I walked them slowly.",
    ),
];

/// The two halves of a place's name.
pub const NAME_STARTS: &[&str] = &[
    "Hallow", "Ash", "Brant", "Cold", "Dun", "Elder", "Fern", "Grey", "Harrow", "Inger", "Kings",
    "Lang", "Mar", "Nether", "Over", "Pell", "Quarry", "Rush", "Stone", "Thorn", "Upper ", "Wyn",
];
pub const NAME_ENDS: &[&str] = &[
    "ford", "brook", "wick", "ham", "bridge", "mere", "stead", "ley", "hurst", "combe", "holt",
    "field", "gate",
];

/// The words for a gap, by its name. The names of places are made elsewhere.
pub fn words(gap: &str) -> &'static [&'static str] {
    match gap {
        "weather" => &["A thin mist", "The first frost", "A grey calm", "A warm haze", "Low cloud"],
        "sound" => &["a saw", "a single bell", "an outboard motor", "a dog", "a flute"],
        "hour" => {
            &["five", "half past five", "six", "a quarter past six", "seven", "half past seven"]
        }
        "food" => &[
            "smoked eel",
            "barley soup",
            "plum dumplings",
            "a walnut loaf",
            "potato cakes",
            "white cheese with caraway",
            "an onion tart",
            "pickled trout",
        ],
        "side_dish" => {
            &["beans in butter", "a bitter salad", "red cabbage", "pears in wine", "rye bread"]
        }
        "tree" => &["alder", "poplar", "willow", "ash", "black walnut", "hornbeam", "birch"],
        "tool" => &["scythe", "boathook", "eel trap", "bow saw", "cooper's plane", "hay rake"],
        "bird" => &["kingfisher", "heron", "dipper", "little grebe", "sand martin", "grey wagtail"],
        "side" => &["northern", "southern", "left", "right", "outer"],
        "count" => &["three", "four", "five", "seven", "nine", "eleven", "fourteen", "nineteen"],
        "material" => {
            &["grey slate", "yellow brick", "river stone", "tarred oak", "limestone", "brick"]
        }
        "trade" => {
            &["basket weaving", "rafting", "paper making", "eel fishing", "lime burning", "salt"]
        }
        "distance" => &["eight", "nine and a half", "eleven", "twelve", "fourteen", "sixteen"],
        "tune" => &["waltz", "slow march", "hymn", "study in thirds", "dance"],
        "person" => &[
            "Old Marten",
            "the pastor",
            "Ines Vall",
            "the postmistress",
            "Jonas from the boatyard",
            "Dr Amsel",
            "the schoolteacher",
            "Ruth at the lock",
            "the ferryman",
            "Mrs Okonjo",
            "the younger miller",
            "Tomas Reed",
        ],
        _ => &[],
    }
}
